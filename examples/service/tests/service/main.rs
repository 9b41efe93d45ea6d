//! The program, run as a user runs it, and asked by clients that write and read bytes.
#![cfg(unix)]

mod client;
mod program;

use client::{Answer, Client};
use program::{Program, assert_refused};
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::sync::Mutex;
use std::thread;
use tempfile::TempDir;

/// As many orders as the pipeline's ring has slots.
const RING: u64 = 256;

const TEA: &str = r#"{ "item": "tea", "quantity": 1 }"#;

fn ids(answers: &[Answer]) -> Vec<u64> {
    let mut ids: Vec<u64> = answers.iter().map(Answer::id).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn orders_are_priced_and_journalled() {
    let mut program = Program::start(&[]);
    let mut client = program.client();
    let mut ordered = String::new();
    let expected = [
        r#"{"id":1,"item":"tea","quantity":1,"cents":450}"#,
        r#"{"id":2,"item":"coffee","quantity":10,"cents":8455}"#,
        r#"{"id":3,"item":"honey","quantity":100,"cents":112500}"#,
    ];
    let orders = [TEA, r#"{ "item": "coffee", "quantity": 10 }"#, r#"{"quantity":100,"item":"honey"}"#];
    for (order, expected) in orders.into_iter().zip(expected) {
        let answer = client.order(order);
        assert_eq!((answer.status, answer.body.as_str()), (201, expected));
        ordered += expected;
        ordered += "\n";
        assert_eq!(program.journal(), ordered, "an order is in the journal before it is answered");
    }
    program.interrupt();
    assert_eq!(program.end(0).stdout, "stopped: 3 orders taken, 0 refused\n");
}

#[test]
fn bad_orders_are_refused_with_a_reason() {
    let mut program = Program::start(&[]);
    let mut client = program.client();
    let bad = [
        ("{", 400, "Failed to parse the request body as JSON"),
        ("{}", 422, "missing field `item`"),
        (r#"{ "item": "tea", "quantity": -1 }"#, 422, "quantity: invalid value"),
        (r#"{ "item": "tea", "quantity": 1, "gift": true }"#, 422, "unknown field `gift`"),
        (r#"{ "item": "gold", "quantity": 1 }"#, 422, "we have no \"gold\""),
        (r#"{ "item": "tea", "quantity": 0 }"#, 422, "the quantity must be from 1 to 1000"),
        (r#"{ "item": "saffron", "quantity": 11 }"#, 422, "only 10 of saffron are left"),
    ];
    for (order, status, reason) in bad {
        let answer = client.order(order);
        assert_eq!(answer.status, status, "{order}");
        assert!(answer.body.contains(reason), "{order}: {}", answer.body);
        assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
    }
    client.send("POST /orders", "", TEA).expect("it can be sent");
    assert_eq!(client.answer().status, 415, "the client does not say that it sends JSON");
    assert_eq!(client.get("/orders").status, 405);
    assert_eq!(client.get("/order").status, 404);
    assert_eq!(program.journal(), "");
    assert_eq!(client.order(TEA).id(), 1, "the connection still works");
    program.interrupt();
    assert_eq!(program.end(0).stdout, "stopped: 1 orders taken, 3 refused\n");
}

#[test]
fn stats_and_the_page_show_the_pipeline() {
    let program = Program::start(&[]);
    let mut client = program.client();
    for order in [TEA, r#"{ "item": "gold", "quantity": 1 }"#, TEA] {
        client.order(order);
    }
    let stats = program.wait_for("all orders are done", |stats| {
        stats["stages"].as_array().expect("stages").iter().all(|stage| stage["backlog"] == 0)
    });
    assert_eq!((&stats["published"], &stats["capacity"]), (&Value::from(3), &Value::from(RING)));
    let expected = [("validate", 3, 1), ("price", 2, 0), ("journal", 2, 0), ("answer", 2, 0), ("refuse", 1, 0)];
    let stages = stats["stages"].as_array().expect("stages");
    assert_eq!(stages.len(), expected.len());
    let graph = client.get("/graph.svg");
    assert_eq!((graph.status, graph.header("content-type")), (200, Some("image/svg+xml")));
    for (stage, (name, handled, turned_away)) in stages.iter().zip(expected) {
        let found = (stage["stage"].as_str(), stage["handled"].as_u64(), stage["turned_away"].as_u64());
        assert_eq!(found, (Some(name), Some(handled), Some(turned_away)));
        assert!(graph.body.contains(&format!(">{name}</text>")), "{}", graph.body);
    }
    assert_eq!(graph.body.matches("<rect class=\"box\"").count(), 1 + expected.len());
    assert_eq!(graph.body.matches("<path class=\"edge\"").count(), expected.len());

    let page = client.get("/");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert!(page.body.contains("graph.svg"));
    assert!(!page.body.contains("//"), "the page needs nothing from elsewhere");
}

#[test]
fn a_full_ring_turns_orders_away() {
    // The first batch stays in the journal until the end of the test.
    let mut program = Program::start(&["--slow", "600000", "--limit", "50"]);
    let mut clients: Vec<Client> = (0..RING).map(|_| program.client()).collect();
    for client in &mut clients {
        client.send_order(TEA);
    }
    program.wait_for("the ring is full", |stats| stats["published"] == RING);
    let mut late = program.client();
    for _ in 0..3 {
        let answer = late.order(TEA);
        assert_eq!((answer.status, answer.header("retry-after")), (503, Some("1")), "{}", answer.body);
        assert_eq!(answer.body, "too many orders at once\n");
    }
    program.wait_for("what was turned away is not in the ring", |stats| stats["published"] == RING);

    // Orders whose receipts nobody has may be in the journal or not. But there is no half order, and no number comes twice.
    program.kill_and_restart();
    let before = program.journal().lines().count() as u64;
    assert!(before <= RING);
    assert_eq!(program.client().order(TEA).id(), before + 1);
}

#[test]
fn orders_wait_for_room() {
    let program = Program::start(&["--slow", "20", "--limit", "600000"]);
    let mut clients: Vec<Client> = (0..RING + 144).map(|_| program.client()).collect();
    for client in &mut clients {
        client.send_order(TEA);
    }
    let answers: Vec<Answer> = clients.iter_mut().map(Client::answer).collect();
    assert!(answers.iter().all(|answer| answer.status == 201));
    assert!(ids(&answers).into_iter().eq(1..=RING + 144));
}

#[test]
fn ctrl_c_answers_what_was_accepted() {
    let mut program = Program::start(&["--slow", "100", "--limit", "600000"]);
    let mut idle = program.client();
    assert_eq!(idle.get("/stats").status, 200);
    // Some of them wait for room.
    let mut clients: Vec<Client> = (0..RING + 50).map(|_| program.client()).collect();
    for client in &mut clients {
        client.send_order(TEA);
    }
    program.wait_for("the ring is full", |stats| stats["published"].as_u64() >= Some(RING));
    program.interrupt();
    // The service may close connections whose requests it has not read yet.
    let answers: Vec<Answer> = clients.iter_mut().filter_map(Client::try_answer).collect();
    let taken = answers.len() as u64;
    assert!(taken >= RING);
    assert!(ids(&answers).into_iter().eq(1..=taken));
    assert!(idle.try_answer().is_none(), "a connection without a request is closed");
    assert_eq!(program.end(0).stdout, format!("stopped: {taken} orders taken, 0 refused\n"));
    assert_eq!(program.journal().lines().count() as u64, taken);
}

#[test]
fn each_order_is_answered_or_was_never_taken() {
    let mut program = Program::start(&[]);
    let answers = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let mut client = program.client();
                // Until the service closes the connection.
                while client.try_send_order(TEA).is_ok()
                    && let Some(answer) = client.try_answer()
                {
                    answers.lock().expect("nobody panics").push(answer);
                }
            });
        }
        program.wait_for("the service is busy", |stats| stats["published"].as_u64() > Some(500));
        program.terminate();
    });
    let answers = answers.into_inner().expect("nobody panics");
    let taken = program.journal().lines().count() as u64;
    assert!(ids(&answers).into_iter().eq(1..=taken));
    assert_eq!(program.end(0).stdout, format!("stopped: {taken} orders taken, 0 refused\n"));
}

#[test]
fn a_client_that_goes_away_takes_nothing_with_it() {
    let mut program = Program::start(&["--slow", "50"]);
    for gone in 1..=3 {
        let mut client = program.client();
        client.send_order(TEA);
        program.wait_for("the order is in the ring", |stats| stats["published"] == 2 * gone - 1);
        drop(client);
        assert_eq!(program.client().order(TEA).id(), 2 * gone);
    }
    assert_eq!(program.journal().lines().count(), 6);
    program.interrupt();
    program.end(0);
}

#[test]
fn a_client_that_never_ends_its_request_holds_nothing_up() {
    let mut program = Program::start(&["--grace", "100"]);
    let mut client = program.client();
    client.stream.get_mut().write_all(b"POST /orders HTTP/1.1\r\nhost: x\r\ncontent-le").expect("it can be sent");
    assert_eq!(program.client().order(TEA).id(), 1);
    program.interrupt();
    assert_eq!(program.end(0).stderr, "service: some clients did not finish their requests\n");
}

#[test]
fn a_second_ctrl_c_ends_it_at_once() {
    let mut program = Program::start(&["--slow", "600000"]);
    let mut client = program.client();
    client.send_order(TEA);
    program.wait_for("the order is in the ring", |stats| stats["published"] == 1);
    program.interrupt_until_it_ends();
    program.end(130);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_fails_all_requests_and_ends_the_service() {
    let mut program = Program::start(&["--journal", "/dev/full"]);
    let mut clients: Vec<Client> = (0..20).map(|_| program.client()).collect();
    for client in &mut clients {
        client.get("/stats");
    }
    for client in &mut clients {
        let _ = client.try_send_order(TEA);
    }
    // The service may close connections before it has read what comes late.
    let answers: Vec<Answer> = clients.iter_mut().filter_map(Client::try_answer).collect();
    assert!(answers.iter().all(|answer| [500, 503].contains(&answer.status)));
    let failed = answers.iter().filter(|answer| answer.status == 500);
    assert!(failed.clone().count() > 0);
    for answer in failed {
        assert!(answer.body.starts_with("the service has failed, and nobody knows"), "{}", answer.body);
    }
    let stderr = program.end(1).stderr;
    assert!(stderr.starts_with("service: stage `journal` failed at sequence "), "{stderr}");
    assert!(stderr.ends_with(": No space left on device (os error 28)\n"), "{stderr}");
}

#[test]
fn the_next_run_goes_on() {
    let mut program = Program::start(&[]);
    let saffron = r#"{ "item": "saffron", "quantity": 6 }"#;
    assert_eq!(program.client().order(saffron).id(), 1);
    program.kill_and_restart();
    assert_eq!(program.client().order(saffron).body, "only 4 of saffron are left\n");
    assert_eq!(program.client().order(TEA).id(), 2);
}

#[test]
fn what_cannot_be_had_is_refused() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("it has one").to_string();
    assert_refused(&["--listen", &address], &format!("cannot listen on {address}: Address already in use"));
    assert_refused(&["--listen", "nowhere"], "cannot listen on nowhere: ");
    assert_refused(&["--listen", "127.0.0.1:0", "--journal", "/proc/none/orders"], "/proc/none/orders: ");

    let mut program = Program::start(&[]);
    let path = program.journal_path();
    let journal = path.to_str().expect("a path that is text");
    assert_refused(&["--listen", "127.0.0.1:0", "--journal", journal], "another service is writing it");
    program.interrupt();
    program.end(0);
    fs::write(&path, "something else\n").expect("it can be written");
    assert_refused(&["--listen", "127.0.0.1:0", "--journal", journal], "line 1 is no receipt: ");
}

#[test]
fn it_tests_itself() {
    let dir = TempDir::new().expect("a temporary directory");
    let journal = dir.path().join("orders.jsonl");
    for (option, last) in [("--self-test", "over HTTP"), ("--compare", "orders a second as tasks and channels do")] {
        let journal = journal.to_str().expect("a path that is text");
        let finished = program::run(&[option, "--requests", "300", "--connections", "8", "--journal", journal]);
        assert_eq!((finished.code, finished.stderr.as_str()), (Some(0), ""));
        assert!(finished.stdout.contains(last), "{}", finished.stdout);
    }
    assert_eq!(fs::read_dir(dir.path()).expect("it can be listed").count(), 0, "nothing is left");
}
