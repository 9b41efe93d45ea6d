//! Both processes, run as a user runs them, and killed.

mod common;

use common::{Pair, Process, ROLES, whole};
use std::fs;

/// A run has this many orders; a kill comes once the journal of the victim has that share of them.
const KILLS: [f64; 3] = [0.1, 0.5, 0.85];

fn both_engines(test: impl Fn(bool)) {
    for ipc in [false, true] {
        test(ipc);
    }
}

#[test]
fn a_run_without_trouble_ends_with_equal_books() {
    both_engines(|ipc| {
        let pair = Pair::new(ipc);
        let [primary, replica] = ROLES.map(|role| pair.start(role)).map(Process::succeed);
        assert!(primary.ends_with(whole().state.as_str()), "{primary}");
        assert!(replica.ends_with(whole().state.as_str()), "{replica}");
        pair.assert_whole();
    });
}

#[test]
fn a_killed_replica_goes_on_where_it_was() {
    both_engines(|ipc| {
        let pair = Pair::new(ipc);
        let primary = pair.start("primary");
        for share in KILLS {
            pair.start("replica").kill_at(&pair, share);
        }
        let replica = pair.start("replica").succeed();
        assert!(replica.contains("replica: recovered "), "{replica}");
        primary.succeed();
        pair.assert_whole();
    });
}

#[test]
fn a_killed_primary_goes_on_where_it_was() {
    both_engines(|ipc| {
        let pair = Pair::new(ipc);
        let replica = pair.start("replica");
        for share in KILLS {
            pair.start("primary").kill_at(&pair, share);
        }
        let primary = pair.start("primary").succeed();
        assert!(primary.contains("primary: recovered "), "{primary}");
        replica.succeed();
        pair.assert_whole();
    });
}

#[test]
fn both_go_on_when_both_were_killed() {
    both_engines(|ipc| {
        let pair = Pair::new(ipc);
        for share in KILLS {
            let [primary, replica] = ROLES.map(|role| pair.start(role));
            primary.kill_at(&pair, share);
            replica.kill();
        }
        for process in ROLES.map(|role| pair.start(role)) {
            process.succeed();
        }
        pair.assert_whole();
    });
}

/// Kills both in the middle, and cuts the journal of one: it lacks orders that the other has, and its last record is torn.
fn torn(ipc: bool, role: &str) -> [String; 2] {
    let pair = Pair::new(ipc);
    let [primary, replica] = ROLES.map(|role| pair.start(role));
    primary.kill_at(&pair, 0.5);
    replica.kill();
    pair.cut_journal(role);
    let outputs = ROLES.map(|role| pair.start(role)).map(Process::succeed);
    pair.assert_whole();
    outputs
}

#[test]
fn what_a_torn_replica_lacks_comes_from_the_journal_of_the_primary() {
    both_engines(|ipc| {
        let [_, replica] = torn(ipc, "replica");
        assert!(replica.contains("replica: cut off "), "{replica}");
    });
}

#[test]
fn what_a_torn_primary_lacks_is_not_taken_twice_by_the_replica() {
    both_engines(|ipc| {
        let [primary, _] = torn(ipc, "primary");
        assert!(primary.contains("primary: cut off "), "{primary}");
        assert!(primary.contains("primary: the replica is ahead, at order "), "{primary}");
    });
}

#[test]
fn an_empty_replica_catches_up_with_a_running_primary() {
    both_engines(|ipc| {
        let pair = Pair::new(ipc);
        let primary = pair.start("primary");
        pair.start("replica").kill_at(&pair, 0.5);
        fs::remove_dir_all(pair.dir("replica")).expect("it can be removed");
        let replica = pair.start("replica").succeed();
        assert!(!replica.contains("recovered"), "{replica}");
        primary.succeed();
        pair.assert_whole();
    });
}

#[test]
fn a_replica_can_take_over() {
    both_engines(|ipc| {
        let pair = Pair::new(ipc);
        let [primary, replica] = ROLES.map(|role| pair.start(role));
        primary.kill_at(&pair, 0.5);
        replica.kill();
        fs::rename(pair.dir("primary"), pair.dir("lost")).expect("it can be moved");
        fs::rename(pair.dir("replica"), pair.dir("primary")).expect("it can be moved");
        for process in ROLES.map(|role| pair.start(role)) {
            process.succeed();
        }
        pair.assert_whole();
    });
}

#[test]
fn it_goes_on_when_there_is_room_on_the_disk_again() {
    for role in ROLES {
        let pair = Pair::new(false);
        let other = pair.start(if role == "primary" { "replica" } else { "primary" });
        let error = pair.start_with_little_room(role, &[]).fail();
        assert!(error.contains("stage `journal`"), "{error}");
        drop(other);
        for process in ROLES.map(|role| pair.start(role)) {
            process.succeed();
        }
        pair.assert_whole();
    }
}
