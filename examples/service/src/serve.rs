//! The service, from its start to its end.

use crate::Failure;
use crate::http;
use crate::journal::Journal;
use crate::options::Options;
use crate::pipeline::Ring;
use crate::server::Server;
use crate::signals::Signals;
use crate::stock::Stock;
use std::fs;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long the last answers may be on their way to slow clients.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

pub(crate) async fn run(options: &Options) -> Result<ExitCode, Failure> {
    let mut signals = Signals::listen()?;
    let listener = TcpListener::bind(&options.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", options.listen))?;
    let (stock, journal) = open(options)?;
    let (desk, running) = Ring::open(stock, journal, options.limit())?;
    let desk = Arc::new(desk);
    let pipeline = running.handle();
    let router = http::orders(Arc::downgrade(&desk)).merge(http::watch(pipeline.clone()));
    let mut server = Server::start(listener, router)?;
    println!("listening on http://{}", server.address);

    let mut end = pin!(running.join_async());
    let early = tokio::select! {
        // It ends by itself only if a stage fails or panics.
        result = &mut end => Some(result),
        () = signals.next() => None,
    };
    tokio::spawn(async move {
        signals.next().await;
        std::process::exit(130);
    });

    let all_answered = server.stop(options.grace()).await;
    // That was the last producer, so the pipeline ends when it has answered everything.
    drop(desk);
    let result = match early {
        Some(result) => result,
        None => end.await,
    };
    if !all_answered && !server.stop(LAST_ANSWERS).await {
        eprintln!("service: some clients did not finish their requests");
    }
    let handled = |stage: &str| {
        pipeline.stats().stages.iter().find(|stats| stats.stage == stage).map_or(0, |stats| stats.handled)
    };
    println!("stopped: {} orders taken, {} refused", handled("answer"), handled("refuse"));
    match result {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => {
            eprintln!("service: {error}");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Opens the journal, and takes out of stock what was sold before.
fn open(options: &Options) -> Result<(Stock, Journal), Failure> {
    let path = options.journal();
    let in_file = |error: Failure| format!("{}: {error}", path.display());
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).map_err(|error| in_file(error.into()))?;
    }
    let (mut journal, receipts) = Journal::open(&path).map_err(in_file)?;
    journal.slow_down(options.slow());
    let mut stock = Stock::new();
    for receipt in &receipts {
        stock.take(&receipt.order).map_err(|refusal| in_file(format!("order {}: {refusal}", receipt.id).into()))?;
    }
    Ok((stock, journal))
}
