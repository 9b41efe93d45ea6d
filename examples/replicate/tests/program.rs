//! The program without a role.

mod common;

use common::Process;

#[test]
fn the_demonstration_kills_both_and_finds_no_difference() {
    for engine in [&[][..], &["--ipc"]] {
        let output = Process::run(&[&["--orders", "40000", "--seed", "7"], engine].concat()).succeed();
        for message in ["-- replica killed: ", "-- primary killed: ", "replica: recovered ", "primary: recovered "] {
            assert!(output.contains(message), "{output}");
        }
        assert!(output.ends_with("-- the four journals and the trades of both runs are the same\n"), "{output}");
    }
}

#[test]
fn hops_are_measured() {
    let output = Process::run(&["--measure"]).succeed();
    for name in ["ring, in the process ", "iceoryx2, shared memory ", "zenoh, TCP "] {
        let line = output.lines().find_map(|line| line.strip_prefix(name)).expect("a line for each");
        let numbers: Vec<f64> = line.split_whitespace().map(|number| number.parse().expect("a number")).collect();
        assert!(numbers.len() == 3 && numbers.iter().all(|number| *number > 0.0), "{output}");
    }
}
