//! What stays on one thread need not be `Send`, and what no two threads have at once need not be `Sync`.

use disruptor::{PipelineError, Running, disruptor};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[derive(Default)]
struct Trade {
    account: u32,
    seen: Cell<u32>,
}

disruptor! {
    pipeline Trades {
        event: Trade;
        capacity: 8;
        stage number: { seen: &Cell<u32> } { shards: 2 };
        stage sum: { account: &u32, seen: &Cell<u32> } after number { shards: 2 by account, state: Rc<RefCell<u32>> };
        stage whole: &Trade after sum { shards: 2 by account };
        stage print: &Trade after whole { state: Rc<RefCell<Vec<u32>>> };
    }
}

disruptor! {
    pipeline Samples {
        event: Cell<u32>;
        capacity: 8;
        slots: dense;
        stage gain: &[Cell<u32>];
        stage peak: &[Cell<u32>] after gain { state: Rc<Cell<u32>> };
    }
}

/// A state that makes itself, with what only its thread can use.
fn printer() -> Result<Rc<RefCell<Vec<u32>>>, PipelineError> {
    Ok(Rc::default())
}

/// The closure that makes the handlers of shards is called here: it may use what this thread alone may use.
fn run() -> Result<(), PipelineError> {
    let made = Rc::new(Cell::new(0));
    Trades {
        number: |shard| {
            made.set(made.get() + 1);
            let mut handled = Cell::new(shard);
            move |trade, _, _| {
                *handled.get_mut() += 1;
                trade.seen.set(trade.seen.get() + 1);
            }
        },
        sum: (|_| Ok(Rc::default()), |sum, trade, _, _| *sum.borrow_mut() += *trade.account + trade.seen.get()),
        whole: |_| |trade, _, _| trade.seen.set(trade.seen.get() + 1),
        print: (printer, |printed, trade, _, _| printed.borrow_mut().push(trade.seen.get())),
    }
    .run(|mut trades| {
        trades.publish(|trade| trade.account = 1)?;
        Ok(())
    })?;
    assert_eq!(made.get(), 2);
    Ok(())
}

/// Under `spawn` it may even borrow from here.
fn spawn() -> Result<(), PipelineError> {
    let made = Rc::new(Cell::new(0));
    let (mut trades, running): (_, Running) = Trades {
        number: |_| {
            made.set(made.get() + 1);
            |_, _, _| ()
        },
        sum: (|_| Ok(Rc::default()), |_, _, _, _| ()),
        whole: |_| |_, _, _| (),
        print: (printer, |_, _, _, _| ()),
    }
    .spawn()?;
    assert_eq!(made.get(), 2);
    trades.publish(|_| ())?;
    drop(trades);
    running.join()
}

fn main() -> Result<(), PipelineError> {
    run()?;
    spawn()?;
    Samples {
        gain: |samples, _, _| samples.iter().for_each(|sample| sample.set(sample.get() * 2)),
        peak: (
            || Ok(Rc::default()),
            |peak, samples, _, _| peak.set(samples.iter().map(Cell::get).max().unwrap_or(0).max(peak.get())),
        ),
    }
    .run(|mut samples| {
        samples.publish(|sample| sample.set(1))?;
        Ok(())
    })
}
