//! What cannot work ends soon, and says why.

mod common;

use common::{Pair, Process, ROLES};

fn refused(arguments: &[&str]) -> String {
    Process::run(arguments).fail()
}

#[test]
fn wrong_arguments_are_refused() {
    for (arguments, message) in [
        (&["--orders", "many"][..], "'--orders <N>'"),
        (&["--orders", "100"], "with fewer than 1000 orders"),
        (&["--patience", "0"], "'--patience <SECONDS>'"),
        (&["--fsync", "often"], "'--fsync <FSYNC>'"),
        (&["--measure", "--ipc"], "cannot be used with '--ipc'"),
        (&["secondary"], "'secondary'"),
        (&["primary"], "--dir <DIR>"),
        (&["replica", "--at", "nowhere", "--dir"], "--dir <DIR>"),
    ] {
        let error = refused(arguments);
        assert!(error.contains(message), "{arguments:?}: {error}");
    }
}

#[test]
fn a_place_that_is_none_is_refused() {
    let pair = Pair::new(false);
    for role in ROLES {
        let dir = pair.dir(role).display().to_string();
        let error = refused(&[role, "--dir", &dir, "--patience", "1", "--at", "nowhere"]);
        assert!(error.starts_with(&format!("{role}: nowhere: ")), "{error}");
    }
}

#[test]
fn whoever_is_alone_gives_up() {
    for (ipc, role, message) in [
        (false, "primary", "no replica has answered for 1 s"),
        (true, "primary", "no replica has answered for 1 s"),
        (false, "replica", "no primary has called for 1 s"),
        (true, "replica", "no primary has called for 1 s"),
    ] {
        let error = Pair::new(ipc).start_with(role, &["--patience", "1"]).fail();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn the_primary_gives_up_when_its_replica_stays_away() {
    for ipc in [false, true] {
        let pair = Pair::new(ipc);
        let primary = pair.start_with("primary", &["--patience", "1"]);
        pair.start("replica").kill_at(&pair, 0.3);
        let error = primary.fail();
        assert!(error.contains("stage `replicate`"), "{error}");
        assert!(error.contains("no replica has answered for 1 s"), "{error}");
        // Nothing is lost.
        for process in ROLES.map(|role| pair.start(role)) {
            process.succeed();
        }
        pair.assert_whole();
    }
}

#[test]
fn the_primary_does_not_wait_for_its_replica_when_its_own_disk_is_full() {
    let pair = Pair::new(false);
    let replica = pair.start("replica");
    let primary = pair.start_with_little_room("primary", &["--patience", "1000"]);
    // The ring holds more orders than the journal has room for now.
    pair.wait_for_journal("replica", 200_000);
    replica.kill();
    let error = primary.fail();
    assert!(error.contains("stage `journal`"), "{error}");
}

#[test]
fn a_place_has_room_for_one_of_each() {
    for ipc in [false, true] {
        let pair = Pair::endless(ipc);
        let _running = ROLES.map(|role| pair.start(role));
        pair.wait_for_journal("replica", 1_000);
        for role in ROLES {
            let error = pair.start_elsewhere(role).fail();
            let message = match (ipc, role) {
                (false, "primary") => "Address already in use",
                (false, _) => "no primary has called for 1 s",
                (true, _) => &format!("this is the place of another {role}"),
            };
            assert!(error.contains(message), "{error}");
        }
    }
}

#[test]
fn a_directory_has_room_for_one() {
    let pair = Pair::endless(false);
    let _running = ROLES.map(|role| pair.start(role));
    pair.wait_for_journal("replica", 1_000);
    for role in ROLES {
        let error = pair.start(role).fail();
        assert!(error.contains("another process works in this directory"), "{error}");
    }
}

#[test]
fn two_streams_do_not_mix() {
    let pair = Pair::new(false);
    let replica = pair.start_with("replica", &["--seed", "2"]);
    let error = pair.start("primary").fail();
    assert!(error.contains("the replica was begun with --seed 2, not 1"), "{error}");
    drop(replica);
    let error = pair.start("replica").fail();
    assert!(error.contains("the journal was begun with --seed 2, not 1"), "{error}");
}

#[test]
fn fewer_orders_than_there_are_is_an_error() {
    let mut pair = Pair::new(false);
    pair.orders = "300";
    for process in ROLES.map(|role| pair.start(role)) {
        process.succeed();
    }
    pair.orders = "200";
    let error = pair.start("primary").fail();
    assert!(error.contains("the journal holds 300 orders, more than --orders 200"), "{error}");
    let replica = pair.start("replica");
    let error = pair.start_elsewhere("primary").fail();
    assert!(error.contains("the replica holds 300 orders, more than --orders 200"), "{error}");
    drop(replica);
}
