//! Writes JSON. serde and `serde_json` do that better, and take longer to compile than all else that this example needs.

use std::fmt::Write as _;

/// An object whose values are JSON already, on lines of their own. `depth` says how many objects it lies in.
pub(crate) fn object<'a>(depth: usize, members: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let members = members.into_iter().map(|(key, value)| format!("{:depth$} {}: {value}", "", string(key)));
    let members = members.collect::<Vec<_>>().join(",\n");
    if members.is_empty() { "{}".into() } else { format!("{{\n{members}\n{:depth$}}}", "") }
}

fn string(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\0'..' ' => _ = write!(quoted, "\\u{:04x}", u32::from(character)),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}
