//! The pages hang together: links lead somewhere, drawings and pictures are those of today's pipelines, and no code is left untested.

use disruptor::Topology;
use disruptor_guide::{pictures, pipelines};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A page without its code blocks, and these by themselves.
struct Page {
    name: String,
    text: String,
    blocks: Vec<Block>,
}

struct Block {
    language: String,
    code: String,
}

fn folder() -> PathBuf {
    pictures::root().join("guide")
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All pages but the table of contents, by name.
fn pages() -> Vec<Page> {
    let names =
        fs::read_dir(folder()).expect("the guide is there").map(|entry| entry.expect("it can be listed").path());
    let mut names: Vec<_> = names.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    names.sort();
    let names = names.iter().map(|path| path.file_stem().expect("it has a name").to_string_lossy().into_owned());
    let pages: Vec<_> = names.filter(|name| name != "SUMMARY").map(Page::read).collect();
    assert!(pages.len() > 10, "these are not the pages");
    pages
}

/// README.md, whose links are written out, because it is read where it lies.
fn readme() -> Page {
    Page::parse("README".to_owned(), &read(repository().join("README.md")))
}

fn repository() -> PathBuf {
    pictures::root().join("..")
}

impl Page {
    fn read(name: String) -> Self {
        let all = read(folder().join(format!("{name}.md")));
        Self::parse(name, &all)
    }

    fn parse(name: String, all: &str) -> Self {
        let (mut text, mut blocks) = (String::new(), Vec::new());
        for (part, piece) in all.split("```").enumerate() {
            if part % 2 == 0 {
                text.push_str(piece);
            } else {
                let (language, code) = piece.split_once('\n').unwrap_or_default();
                blocks.push(Block { language: language.to_owned(), code: code.to_owned() });
            }
        }
        Self { name, text, blocks }
    }

    /// The definitions of links: `[label]: target`.
    fn definitions(&self) -> Vec<(&str, &str)> {
        let lines = self.text.lines().filter(|line| line.starts_with('['));
        lines.filter_map(|line| line[1..].split_once("]: ")).collect()
    }

    /// The labels of `[text][label]`.
    fn labels(&self) -> BTreeSet<&str> {
        self.text.split("][").skip(1).filter_map(|rest| rest.split_once(']')).map(|(label, _)| label).collect()
    }

    /// Whether it shows this picture.
    fn shows(&self, picture: &str) -> bool {
        let path = format!("disruptor/guide/pictures/{picture}.svg");
        self.labels().contains(format!("{picture}.svg").as_str()) || self.targets().any(|target| target == path)
    }

    /// The targets of `[text](target)`.
    fn targets(&self) -> impl Iterator<Item = &str> {
        self.text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target)
    }
}

/// The names that stand alone on their lines, as in a list of pages.
fn names_in(source: &str) -> BTreeSet<&str> {
    let list = source.split_once("\npages! {\n").expect("there is a list").1;
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//") && *line != "}").collect()
}

#[test]
fn every_page_is_listed_wherever_pages_are() {
    let pages = pages();
    let names: BTreeSet<_> = pages.iter().map(|page| page.name.as_str()).collect();
    let contents = Page::read("SUMMARY".to_owned());
    let linked: BTreeSet<_> = contents.targets().filter_map(|target| target.strip_suffix(".md")).collect();
    assert_eq!(linked, names, "SUMMARY.md");
    // Anything else would be an error for mdBook.
    let is_known = |line: &str| line.is_empty() || line.starts_with("# ") || line.starts_with("- [");
    assert!(contents.text.lines().all(is_known), "SUMMARY.md");
    assert_eq!(names_in(include_str!("../src/lib.rs")), names, "guide/src/lib.rs");
    let module = read(pictures::root().join("src/guide.rs"));
    assert_eq!(names_in(&module), names, "disruptor/src/guide.rs");
    let links = read(pictures::root().join("src/guide/links.md"));
    let links: BTreeSet<_> = links.lines().filter(|line| !line.is_empty()).collect();
    let expected: BTreeSet<_> = names.iter().map(|name| format!("[{name}]: crate::guide::{name}")).collect();
    assert_eq!(links, expected.iter().map(String::as_str).collect(), "disruptor/src/guide/links.md");
}

#[test]
fn every_link_leads_to_a_page_or_a_picture() {
    for page in pages() {
        let defined: BTreeSet<_> = page.definitions().into_iter().map(|(label, _)| label).collect();
        assert_eq!(page.labels(), defined, "labels and their definitions in {}.md", page.name);
        for (label, target) in page.definitions() {
            // In the crate's documentation, the label alone tells where the link leads.
            let expected = if label.contains('.') { format!("pictures/{label}") } else { format!("{label}.md") };
            assert_eq!(target, expected, "the link `{label}` in {}.md", page.name);
            assert!(folder().join(target).is_file(), "{}.md links to {target}", page.name);
        }
        for target in page.targets() {
            assert!(
                target.starts_with("https://"),
                "{}.md: `{target}` would be lost in the crate's documentation",
                page.name
            );
        }
    }
}

#[test]
fn every_link_of_the_readme_leads_to_a_file_and_its_heading() {
    let readme = readme();
    assert!(readme.targets().any(|target| target == "disruptor/guide/SUMMARY.md"), "README.md links to the guide");
    assert!(readme.shows("orders"), "README.md shows its program");
    for target in readme.targets().filter(|target| !target.starts_with("https://")) {
        let (path, heading) = target.split_once('#').unwrap_or((target, ""));
        let text = read(repository().join(path));
        let is_it = |line: &str| line.starts_with('#') && anchor(line) == heading;
        assert!(heading.is_empty() || text.lines().any(is_it), "README.md links to {target}");
    }
}

/// What a link to this heading says behind `#`.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
    text.chars().filter(|&letter| letter.is_alphanumeric() || letter == '-').collect()
}

#[test]
fn all_code_in_rust_is_tested() {
    let mut programs = 0;
    for Block { language, .. } in pages().iter().flat_map(|page| &page.blocks) {
        match language.as_str() {
            "rust" | "rust,no_run" | "rust,compile_fail" => programs += 1,
            "text" | "toml" | "sh" => (),
            other => panic!("`{other}` is not a language of the guide"),
        }
    }
    assert!(programs > 20);
}

#[test]
fn drawings_and_pictures_are_those_of_the_programs_beside_them() {
    // Without comments that have lines of their own.
    let code = |text: &str| text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<String>();
    let squeezed = |text: &str| code(text).split_whitespace().collect::<String>();
    let source = squeezed(include_str!("../src/pipelines.rs"));
    let mut shown = BTreeSet::new();
    for page in pages().into_iter().chain([readme()]) {
        for (name, topology) in pipelines::ALL {
            if !page.shows(name) {
                continue;
            }
            let start = format!("disruptor! {{\n    pipeline {} {{\n", topology.name);
            let program = page.blocks.iter().find(|block| block.code.contains(&start));
            let program = program.unwrap_or_else(|| panic!("{}.md has no pipeline `{}`", page.name, topology.name));
            let (_, pipeline) = program.code.split_once(&start).expect("it was found above");
            let (pipeline, _) = pipeline.split_once("\n}\n").expect("it ends");
            assert!(source.contains(&squeezed(&format!("{start}{pipeline}\n}}"))), "pipelines.rs has another `{name}`");
            shown.insert(name);
        }
        let drawings = page.blocks.iter().filter(|block| block.code.starts_with("producer"));
        for drawing in drawings.map(|block| block.code.trim_end()) {
            let is_today = |(_, topology): &(&str, &Topology)| topology.to_string().trim_end() == drawing;
            assert!(pipelines::ALL.iter().any(is_today), "no pipeline looks like this:\n{drawing}");
        }
    }
    assert_eq!(shown, pipelines::ALL.map(|(name, _)| name).into());
}

#[test]
fn pictures_are_up_to_date() {
    for made in pictures::made().expect("pictures can be read") {
        assert!(read(&made.path) == made.content, "{} is old: run the example `diagrams`", made.path.display());
    }
}
