//! What stands in the picture, and that it is XML.

use super::draw;
use crate::testing::{invoke, pipeline, told};
use proptest::prelude::*;

fn drawn(statements: &str) -> String {
    let pipeline = pipeline(statements);
    assert_eq!(told(&pipeline), [""; 0]);
    let picture = draw(&pipeline.model.unwrap(), &pipeline.plan.unwrap());
    assert_well_formed(&picture);
    picture
}

/// Checks what this crate can get wrong: that tags match, that attributes are quoted, and that text is escaped.
fn assert_well_formed(picture: &str) {
    let mut open = Vec::new();
    let mut rest = picture;
    while let Some(start) = rest.find('<') {
        assert_text(&rest[..start]);
        let (tag, after) = rest[start + 1..].split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{picture}");
            continue;
        }
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(name.chars().all(|letter| letter.is_ascii_lowercase()), "{name} in {picture}");
        while !attributes.is_empty() {
            let (_, value) = attributes.split_once("=\"").expect("an attribute has a value");
            let (value, after) = value.split_once('"').expect("a value ends");
            assert_text(value);
            attributes = after.trim_start();
        }
        if !is_empty {
            open.push(name);
        }
        assert!(!open.is_empty(), "one element holds all: {picture}");
    }
    assert_eq!((open, rest), (vec![], ""));
    assert_eq!(picture.lines().count(), 1, "Markdown ends a block of HTML at an empty line");
}

fn assert_text(text: &str) {
    for (index, _) in text.match_indices('&') {
        let entity = text[index + 1..].split(';').next();
        assert!(matches!(entity, Some("amp" | "lt" | "gt" | "quot")), "{text}");
    }
    assert!(!text.contains(['<', '"']) && !text.chars().any(char::is_control), "{text}");
}

fn count(picture: &str, part: &str) -> usize {
    picture.matches(part).count()
}

/// The texts of these boxes, line by line.
fn lines(picture: &str) -> Vec<Vec<String>> {
    let boxes = picture.split("<g>").skip(1).map(|rest| rest.split("</g>").next().unwrap_or_default());
    let text = |part: &str| part.split("</text>").next()?.split_once('>').map(|(_, text)| text.to_owned());
    boxes.map(|part| part.split("<text").skip(1).filter_map(text).collect()).collect()
}

#[test]
fn a_box_shows_the_name_and_the_access() {
    let picture = drawn(
        "stage price: &mut E; stage risk: { notional: &u64, ok: &mut bool } after price; poll end: E after risk;",
    );
    let expected: [&[&str]; 4] = [
        &["producer", "E"],
        &["price", "&amp;mut E"],
        &["risk", "notional: &amp;u64", "ok: &amp;mut bool"],
        &["end", "E (by value)", "poll"],
    ];
    assert_eq!(lines(&picture), expected);
    assert_eq!(count(&picture, "class=\"strong\""), 3, "what is written or taken");
    assert_eq!(count(&picture, "class=\"edge\""), 3);
}

#[test]
fn each_branch_tells_what_its_stage_returns() {
    let picture = drawn(
        "stage parse: &E -> Result<(), Error>; stage wanted: &E -> bool after parse; stage keep: &E after wanted;
         stage skip: &E else wanted; stage reject: &mut E else parse; stage log: &E after wanted else wanted;
         stage store: &E -> io::Result<()> after keep;",
    );
    let label = |text: &str| {
        let labels = picture.split("class=\"label\"").skip(1);
        labels
            .filter(|label| label.split_once('>').is_some_and(|(_, rest)| rest.starts_with(&format!("{text}<"))))
            .count()
    };
    assert_eq!(["Ok", "Err", "true", "false", "true, false"].map(label), [1, 1, 1, 1, 1]);
    assert_eq!(count(&picture, "class=\"edge away\""), 2);
    // What can fail decides nothing if nobody takes the failures up.
    assert_eq!(count(&picture, "<path class=\"box\""), 2, "hexagons");
    assert!(picture.contains("-&gt; io::Result&lt;()&gt;"), "{picture}");
}

#[test]
fn shards_threads_and_ends_are_shown() {
    let picture = drawn(
        "producer: multi, async; stage fee: &E { shards: 4 }; stage settle: &E after fee { shards: limits::N by account };
         stage count: &E after settle; stage sum: &E after settle; poll answer: &E after settle { async };
         thread books: count, sum;",
    );
    let lines = lines(&picture);
    assert_eq!(lines[0], ["producers", "E", "async"]);
    assert_eq!((lines[1][2].as_str(), lines[2][2].as_str()), ("×4", "×limits::N by account"));
    assert_eq!(lines[5][2], "poll, async");
    assert!(picture.contains(">thread books</text>"), "{picture}");
    assert_eq!(count(&picture, "class=\"frame\""), 1);
    // Three stacks of three boxes, and three single ones.
    assert_eq!(count(&picture, "class=\"box\""), 3 * 3 + 3);
}

#[test]
fn an_edge_that_others_imply_is_dashed() {
    let picture = drawn("stage a: &E; stage b: &E after a; stage c: &E after a, b;");
    assert_eq!(["class=\"edge\"", "class=\"edge implied\""].map(|class| count(&picture, class)), [3, 1]);
}

/// They are cut off in the box, and stand in full in its hint.
#[test]
fn long_texts_are_cut_off() {
    let ty = "HashMap<String, Vec<(u64, Option<String>)>>";
    let fields: Vec<_> = (0..9).map(|field| format!("field_{field}: &mut {ty}")).collect();
    let picture = drawn(&format!("stage a: {{ {} }};", fields.join(", ")));
    let lines = &lines(&picture)[1];
    assert_eq!((lines.len(), lines[7].as_str()), (1 + 6 + 1, "and 3 more"));
    assert!(lines[1].ends_with('…'), "{lines:?}");
    assert_eq!(count(&picture, "Option&lt;String&gt;"), 9);
}

/// A type may hold any text.
#[test]
fn texts_are_escaped() {
    let picture = drawn("stage a: { x: &[u8; \"<&>\n\t\".len()], y: &Vec<&'static str> };");
    assert!(picture.contains("&quot;&lt;&amp;&gt;  &quot;"), "{picture}");
}

#[test]
fn raw_names_are_shown_without_their_mark() {
    let picture = drawn("stage r#type: &E; stage b: { r#fn: &u8 } after r#type;");
    assert!(picture.contains(">type</text>"), "{picture}");
}

/// The producer's `&` is escaped too, and the name of the pipeline stands in the label.
#[test]
fn the_event_s_type_is_shown() {
    let pipeline = invoke("pipeline Lines { event: Vec<u8>; capacity: 8; stage a: &Vec<u8>; }");
    let picture = draw(&pipeline.model.unwrap(), &pipeline.plan.unwrap());
    assert_well_formed(&picture);
    assert!(picture.contains("aria-label=\"The graph of the pipeline Lines\""), "{picture}");
    assert_eq!(lines(&picture)[0], ["producer", "Vec&lt;u8&gt;"]);
}

/// Beyond these, a picture is no help, but there is one.
#[test]
fn a_large_graph_leaves_out_what_is_implied() {
    let stages: Vec<String> = (0..30)
        .map(|stage| {
            let before: Vec<_> = (0..stage).map(|other| format!("s{other}")).collect();
            let after = if before.is_empty() { String::new() } else { format!(" after {}", before.join(", ")) };
            format!("stage s{stage}: &E{after};")
        })
        .collect();
    let picture = drawn(&stages.join(" "));
    assert_eq!((count(&picture, "class=\"edge implied\""), count(&picture, "class=\"edge\"")), (0, 30));
}

/// A stage as text: what it follows are stages before it.
fn stage(index: usize, form: usize, follows: &[usize]) -> String {
    let forms = ["&E", "{ a: &u8, b: &Vec<u8> }", "&E -> bool", "&E -> Result<(), Error>"];
    let mut after: Vec<usize> = follows.iter().filter(|_| index > 0).map(|other| other % index).collect();
    after.sort_unstable();
    after.dedup();
    let names: Vec<_> = after.iter().map(|other| format!("s{other}")).collect();
    let after = if names.is_empty() { String::new() } else { format!(" after {}", names.join(", ")) };
    let options = if form.is_multiple_of(3) { " { shards: 2 }" } else { "" };
    format!("stage s{index}: {}{after}{options};", forms[form % forms.len()])
}

proptest! {
    #[test]
    fn every_stage_and_edge_of_a_random_graph_is_drawn(
        stages in prop::collection::vec((0..12_usize, prop::collection::vec(0..64_usize, 0..3)), 1..12),
        thread in prop::bool::ANY,
    ) {
        let declared = stages.iter().enumerate().map(|(index, (form, follows))| stage(index, *form, follows));
        let mut declared = declared.collect::<Vec<_>>().join(" ");
        let whole: Vec<_> = (0..stages.len()).filter(|&index| !stages[index].0.is_multiple_of(3)).map(|index| format!("s{index}")).collect();
        if thread && whole.len() > 1 {
            declared.extend([" thread slow: ", &whole.join(", "), ";"]);
        }
        let picture = drawn(&declared);
        prop_assert_eq!(lines(&picture).len(), 1 + stages.len());
        let edges: usize = stages
            .iter()
            .enumerate()
            .map(|(index, (_, follows))| {
                let mut before: Vec<_> = follows.iter().filter(|_| index > 0).map(|other| other % index).collect();
                before.sort_unstable();
                before.dedup();
                before.len().max(1)
            })
            .sum();
        prop_assert_eq!(count(&picture, "<path class=\"edge"), edges);
    }
}
