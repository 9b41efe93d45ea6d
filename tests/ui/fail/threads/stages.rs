//! Stages that cannot share a thread, or do not as they are named.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage journal: &u64;
        stage count: &u64;
        stage sum: &u64 { core: 2, name: "sum", max_batch: 4 };
        stage print: &u64;
        stage fee: &u64 { shards: 2 };
        poll seen: &u64;
        thread slow: jornal, seen, fee, count, count;
        thread fast: sum, print { name: "fast" };
        thread alone: journal;
        thread late: print, journal;
        thread slow: journal, count;
    }
}

fn main() {}
