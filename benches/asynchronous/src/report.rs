//! The tables, as text, as Markdown and as JSON.

use crate::race::{Finished, Series, Spread};
use serde_json::{Value, json};

/// Cells, of which the first of each row is a name.
struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

fn table(work: &Finished) -> Table {
    let requests = work.series.iter().any(|series| !series.latencies.is_empty());
    let first = &work.series[0];
    let mut head = vec![format!("ns per {}", work.unit)];
    head.extend(["median", "p10", "p90", "processor", "polls"].map(str::to_owned));
    if requests {
        head.extend(["latency p50", "p99", "p99.9", "max"].map(str::to_owned));
    }
    head.push(format!("times as long as {}", first.name));
    let rows = work.series.iter().map(|series| {
        let Spread { low, median, high } = Spread::of(&series.time);
        let mut row = vec![series.name.to_owned()];
        row.extend([median, low, high, Spread::of(&series.processor).median].map(|ns| format!("{ns:.1}")));
        row.push(format!("{:.3}", Spread::of(&series.polls).median));
        if requests {
            row.extend(latencies(series).map(|ns| ns.to_string()));
        }
        let Spread { low, median, high } = first.ratios_to(series);
        row.push(format!("{median:.2} ({low:.2} - {high:.2})"));
        row
    });
    Table { head, rows: rows.collect() }
}

/// The median, two high percentiles and the highest.
fn latencies(series: &Series) -> [u64; 4] {
    let at = |quantile| series.latencies.value_at_quantile(quantile);
    [at(0.5), at(0.99), at(0.999), series.latencies.max()]
}

pub(crate) fn text(work: &Finished) -> String {
    let table = table(work);
    let width = |column: usize| {
        let cells = table.rows.iter().chain([&table.head]).map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..table.head.len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let name = format!("{:<width$}", row[0], width = widths[0]);
        let cells = row.iter().zip(&widths).skip(1).map(|(cell, width)| format!("  {cell:>width$}"));
        name + &cells.collect::<String>() + "\n"
    };
    let lines = table.rows.iter().map(line).collect::<String>();
    format!("## {}  [{}]\n\n{}{lines}", work.title, work.name, line(&table.head))
}

pub(crate) fn markdown(work: &Finished) -> String {
    let table = table(work);
    let line = |row: &Vec<String>| format!("| {} |\n", row.join(" | "));
    let rule = format!("| --- |{}\n", " ---: |".repeat(table.head.len() - 1));
    let lines = table.rows.iter().map(line).collect::<String>();
    format!("### {} (`{}`)\n\n{}{rule}{lines}", work.title, work.name, line(&table.head))
}

pub(crate) fn json(header: &[String], works: &[Finished]) -> Value {
    let contender = |series: &Series| {
        let mut object = json!({ "name": series.name });
        for (key, values) in [("ns", &series.time), ("processor_ns", &series.processor), ("polls", &series.polls)] {
            let Spread { low, median, high } = Spread::of(values);
            object[key] = json!({ "median": median, "p10": low, "p90": high, "slices": values });
        }
        if !series.latencies.is_empty() {
            let [median, high, higher, max] = latencies(series);
            object["latency_ns"] = json!({ "p50": median, "p99": high, "p99.9": higher, "max": max });
        }
        object
    };
    let work = |work: &Finished| {
        let contenders: Vec<Value> = work.series.iter().map(contender).collect();
        json!({ "name": work.name, "title": work.title, "unit": work.unit, "contenders": contenders })
    };
    json!({ "machine": header, "works": works.iter().map(work).collect::<Vec<_>>() })
}
