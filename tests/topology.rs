//! The graph as data: the declaration, what the macro made of it, and its drawings.

use disruptor::{Producers, StageAccess, StageInfo, StageKind, StageOutcome, disruptor};

#[derive(Default)]
struct Order {
    price: u64,
    quantity: u64,
    total: u64,
}

const SLOTS: usize = 4 * 16;

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: SLOTS;

        stage price: &mut Order;
        stage journal: { price: &u64, quantity: &u64 } after price;
        stage total: { price: &u64, quantity: &u64, total: &mut u64 } after price;
        stage settle: &Order after price, journal, total;
        poll watch: { total: &u64 } after total;
    }
}

disruptor! {
    pipeline Words {
        event: String;
        capacity: 2;
        poll only: String;
    }
}

disruptor! {
    pipeline Readings {
        event: u64;
        capacity: 8;

        stage check: &u64 -> bool;
        stage keep: &u64 after check;
        stage refuse: &u64 else check;
        stage watch: &u64 after check else check;
        stage store: &u64 -> Result<(), std::io::Error> after check, watch, keep;
    }
}

disruptor! {
    pipeline Jobs {
        event: String;
        capacity: 8;
        producer: multi;

        stage log: &String;
        stage work: String after log;
    }
}

disruptor! {
    pipeline Trades {
        event: Order;
        capacity: 8;

        stage price: &Order { shards: SHARDS };
        stage settle: { price: &u64, total: &mut u64 } after price { shards: 3 by price };
        stage count: &Order after settle;
        stage sum: &Order after settle;
        thread books: count, sum { name: "bookkeeping" };
    }
}

disruptor! {
    pipeline Requests {
        event: Order;
        capacity: 8;
        producer: single, async;

        stage price: &mut Order;
        poll answer: &Order after price { async };
        poll watch: &Order after price;
    }
}

const SHARDS: usize = 2;

#[test]
fn the_constants_need_no_handlers() {
    const CAPACITY: usize = Orders::CAPACITY;
    assert_eq!(CAPACITY, 64);
    let topology = Orders::TOPOLOGY;
    assert_eq!((topology.name, topology.capacity, topology.stages.len()), ("Orders", 64, 5));
    assert_eq!((Words::CAPACITY, Words::TOPOLOGY.stages.len()), (2, 1));
    assert_eq!((topology.producers, Jobs::TOPOLOGY.producers), (Producers::Single, Producers::Multi));
}

#[test]
fn stages_are_listed_as_declared() {
    let topology = Orders::TOPOLOGY;
    let names: Vec<_> = topology.stages.iter().map(|stage| stage.name).collect();
    assert_eq!(names, ["price", "journal", "total", "settle", "watch"]);
    let settle = topology.stage("settle").expect("a stage");
    assert_eq!(settle.after, [0, 1, 2]);
    assert_eq!(settle.barrier, [1, 2], "the other two imply the first");
    assert!(settle.leaf && !topology.stages[2].leaf && topology.stages[4].leaf);
    assert_eq!(kinds(topology.stages), "TTTTP");
    assert_eq!(settle.access, StageAccess::Read);
    assert_eq!(topology.stages[0].access, StageAccess::Write);
    assert_eq!(Words::TOPOLOGY.stages[0].access, StageAccess::Take);
    match topology.stages[2].access {
        StageAccess::Fields(fields) => {
            let fields: Vec<_> = fields.iter().map(|field| (field.name, field.exclusive)).collect();
            assert_eq!(fields, [("price", false), ("quantity", false), ("total", true)]);
        }
        other => panic!("{other:?}"),
    }
    assert!(topology.stage("nobody").is_none());
}

#[test]
fn an_access_is_told_in_words() {
    let told = |stage: &str| Orders::TOPOLOGY.stage(stage).expect("a stage").access.to_string();
    assert_eq!(told("price"), "writes");
    assert_eq!(told("settle"), "reads");
    assert_eq!(told("total"), "reads price, reads quantity, writes total");
    assert_eq!(Words::TOPOLOGY.stages[0].access.to_string(), "takes");
}

fn kinds(stages: &[StageInfo]) -> String {
    stages.iter().map(|stage| if stage.kind == StageKind::Thread { 'T' } else { 'P' }).collect()
}

#[test]
fn drawings_show_every_stage_and_edge() {
    let topology = Orders::TOPOLOGY;
    let text = topology.to_string();
    for stage in topology.stages {
        assert!(text.contains(stage.name), "{text}");
    }

    let mermaid = topology.to_mermaid();
    assert!(mermaid.starts_with("flowchart LR\n"), "{mermaid}");
    for edge in ["producer --> s0", "s0 --> s1", "s0 --> s2", "s0 -.-> s3", "s1 --> s3", "s2 --> s3", "s2 --> s4"] {
        assert!(mermaid.lines().any(|line| line.trim() == edge), "{edge} in {mermaid}");
    }
    assert_eq!(mermaid.matches("-->").count(), 6, "{mermaid}");
    // Poll stages are round.
    assert_eq!(mermaid.matches("([").count(), 2, "{mermaid}");

    let dot = topology.to_dot();
    assert!(dot.starts_with("digraph \"Orders\" {") && dot.ends_with("}\n"), "{dot}");
    for edge in ["producer -> s0;", "s0 -> s3 [style=dashed];", "s2 -> s4;"] {
        assert!(dot.lines().any(|line| line.trim() == edge), "{edge} in {dot}");
    }
    assert_eq!(dot.matches(" -> ").count(), 7, "{dot}");
    assert_eq!((dot.matches("shape=box").count(), dot.matches("shape=ellipse").count()), (4, 2), "{dot}");
}

/// In pictures, they are one place from which all events come.
#[test]
fn several_producers_are_drawn_in_the_plural() {
    let (mermaid, dot) = (Jobs::TOPOLOGY.to_mermaid(), Jobs::TOPOLOGY.to_dot());
    for line in ["producers([producers])", "producers --> s0"] {
        assert!(mermaid.lines().any(|other| other.trim() == line), "{line} in {mermaid}");
    }
    for line in ["producers [shape=ellipse];", "producers -> s0;"] {
        assert!(dot.lines().any(|other| other.trim() == line), "{line} in {dot}");
    }
    for text in [mermaid, dot, Jobs::TOPOLOGY.to_string()] {
        assert!(text.contains("producers"), "{text}");
        assert!(!text.replace("producers", "").contains("producer"), "{text}");
    }
}

/// The pipeline also runs, and does what its constants say.
#[test]
fn the_graph_runs() {
    let (mut journalled, mut settled) = (0, 0);
    Orders {
        price: |order, _, _| order.price += 1,
        journal: |order, _, _| journalled += *order.price * *order.quantity,
        total: |order, _, _| *order.total = *order.price * *order.quantity,
        settle: |order, _, _| settled += order.total,
    }
    .run(|mut orders, mut pollers| {
        for i in 0..64 {
            orders.publish(|order| (order.price, order.quantity) = (i, 2))?;
        }
        drop(orders);
        let mut watched = 0;
        while pollers.watch.poll_wait(|order, _, _| watched += *order.total) != disruptor::Polled::Ended {}
        assert_eq!(watched, 64 * 65);
        Ok(())
    })
    .expect("no stage fails");
    assert_eq!((journalled, settled), (64 * 65, 64 * 65));
}

#[test]
fn branches_are_data_and_drawn() {
    let [check, keep, refuse, watch, store] = Readings::TOPOLOGY.stages else { panic!("five stages") };
    let outcomes = [check, keep, store].map(|stage| stage.outcome);
    assert_eq!(outcomes, [Some(StageOutcome::Decides), None, Some(StageOutcome::Fails)]);
    assert_eq!((keep.after, keep.otherwise), (&[0][..], &[][..]));
    assert_eq!((refuse.after, refuse.otherwise, refuse.barrier), (&[][..], &[0][..], &[0][..]));
    assert_eq!((watch.after, watch.otherwise), (&[0][..], &[0][..]));
    // What `check` let pass is all that `keep` gets, so `store` need not name `check`.
    assert_eq!((store.barrier, store.implied), (&[3, 1][..], &[0][..]));

    let mermaid = Readings::TOPOLOGY.to_mermaid();
    for line in [
        "s0{\"check<br/>reads\"}",
        "s0 --> s1",
        "s0 -->|else| s2",
        "s0 --> s3",
        "s0 -->|else| s3",
        "s0 -.-> s4",
        "s1 --> s4",
    ] {
        assert!(mermaid.lines().any(|other| other.trim() == line), "{line} in {mermaid}");
    }
    assert_eq!(mermaid.matches("producer -->").count(), 1, "{mermaid}");
    let dot = Readings::TOPOLOGY.to_dot();
    for line in ["s0 [shape=diamond, label=\"check\\nreads\"];", "s0 -> s2 [label=\"else\"];"] {
        assert!(dot.lines().any(|other| other.trim() == line), "{line} in {dot}");
    }
    assert!(Readings::TOPOLOGY.to_string().contains("else check"), "{}", Readings::TOPOLOGY);
}

#[test]
fn shards_and_shared_threads_are_data_and_drawn() {
    let stages = Trades::TOPOLOGY.stages.iter().map(|stage| (stage.shards, stage.key, stage.thread));
    let books = (1, None, Some("books"));
    assert_eq!(stages.collect::<Vec<_>>(), [(2, None, None), (3, Some("price"), None), books, books]);

    let (mermaid, dot) = (Trades::TOPOLOGY.to_mermaid(), Trades::TOPOLOGY.to_dot());
    for line in [
        "s0[\"price<br/>reads<br/>×2\"]",
        "s1[\"settle<br/>reads price, writes total<br/>×3 by price\"]",
        "s2[\"count<br/>reads<br/>on books\"]",
    ] {
        assert!(mermaid.lines().any(|other| other.trim() == line), "{line} in {mermaid}");
    }
    for line in ["s0 [shape=box, label=\"price\\nreads\\n×2\"];", "s3 [shape=box, label=\"sum\\nreads\\non books\"];"]
    {
        assert!(dot.lines().any(|other| other.trim() == line), "{line} in {dot}");
    }
    let text = Trades::TOPOLOGY.to_string();
    assert!(text.contains("×SHARDS") && text.contains("×3 by price") && text.contains("on books"), "{text}");
}

#[test]
fn async_ends_are_data_and_drawn() {
    let topology = Requests::TOPOLOGY;
    assert!(topology.is_async && !Orders::TOPOLOGY.is_async);
    assert_eq!(topology.stages.iter().map(|stage| stage.is_async).collect::<Vec<_>>(), [false, true, false]);

    let (mermaid, dot, text) = (topology.to_mermaid(), topology.to_dot(), topology.to_string());
    for line in
        ["producer([\"producer<br/>async\"])", "s1([\"answer<br/>reads<br/>async\"])", "s2([\"watch<br/>reads\"])"]
    {
        assert!(mermaid.lines().any(|other| other.trim() == line), "{line} in {mermaid}");
    }
    for line in [
        "producer [shape=ellipse, label=\"producer\\nasync\"];",
        "producer -> s0;",
        "s1 [shape=ellipse, label=\"answer\\nreads\\nasync\"];",
    ] {
        assert!(dot.lines().any(|other| other.trim() == line), "{line} in {dot}");
    }
    assert!(text.starts_with("producer (async)\n") && text.contains("answer (poll, async)"), "{text}");
}

/// What stands in it is tested where it is drawn.
#[test]
fn the_picture_is_a_whole_svg_file() {
    for topology in [Orders::TOPOLOGY, Words::TOPOLOGY, Readings::TOPOLOGY, Jobs::TOPOLOGY, Trades::TOPOLOGY] {
        let picture = topology.to_svg();
        assert!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" ") && picture.ends_with("</svg>"));
        assert!(picture.contains(topology.name), "{picture}");
        for stage in topology.stages {
            assert!(picture.contains(&format!(">{}</text>", stage.name)), "{} in {picture}", stage.name);
        }
    }
    assert!(Orders::TOPOLOGY.to_svg().contains(">quantity: &amp;u64</text>"));
    // As declared: the number is not known where it is drawn.
    assert!(Trades::TOPOLOGY.to_svg().contains(">×SHARDS</text>"));
    assert!(!format!("{:?}", Orders::TOPOLOGY).contains("<svg"), "logs stay short");
}
