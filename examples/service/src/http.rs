//! What clients and browsers may ask for.

use crate::desk::{Desk, Unavailable};
use crate::drawing;
use crate::order::{Order, Receipt, Refusal};
use crate::pipeline::Orders;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use disruptor::{Handle, Stats};
use serde::Serialize;
use std::sync::Weak;

/// `POST /orders`.
///
/// A connection may outlive the service, if its client is slow. So it has no desk of its own, which would keep the pipeline open.
pub(crate) fn orders<D: Desk>(desk: Weak<D>) -> Router {
    Router::new().route("/orders", post(place::<D>)).with_state(desk)
}

async fn place<D: Desk>(State(desk): State<Weak<D>>, Json(order): Json<Order>) -> Result<Response, Problem> {
    let desk = desk.upgrade().ok_or(Unavailable::Closed)?;
    let receipt = desk.place(order).await??;
    Ok((StatusCode::CREATED, Json::<Receipt>(receipt)).into_response())
}

/// Why there is no receipt. (Of a body that is no order, axum itself tells what is wrong.)
enum Problem {
    Refused(Refusal),
    Unavailable(Unavailable),
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Unavailable> for Problem {
    fn from(unavailable: Unavailable) -> Self {
        Self::Unavailable(unavailable)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(refusal) => (StatusCode::UNPROCESSABLE_ENTITY, format!("{refusal}\n")).into_response(),
            Self::Unavailable(Unavailable::Busy) => {
                (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "1")], "too many orders at once\n").into_response()
            }
            Self::Unavailable(Unavailable::Closed) => {
                (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "10")], "the service is stopping\n").into_response()
            }
            Self::Unavailable(Unavailable::Failed) => {
                let message = "the service has failed, and nobody knows whether it has taken the order\n";
                (StatusCode::INTERNAL_SERVER_ERROR, message).into_response()
            }
        }
    }
}

/// What shows how the pipeline is doing.
pub(crate) fn watch(pipeline: Handle) -> Router {
    Router::new()
        .route("/", get(async || Html(include_str!("page.html"))))
        .route("/graph.svg", get(graph))
        .route("/stats", get(async |State(pipeline): State<Handle>| Json(Numbers::from(pipeline.stats()))))
        .with_state(pipeline)
}

async fn graph(State(pipeline): State<Handle>) -> impl IntoResponse {
    let headers = [(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "no-store")];
    (headers, drawing::draw(Orders::TOPOLOGY, &pipeline.stats()))
}

/// What `/stats` shows, in this order.
#[derive(Serialize)]
struct Numbers {
    published: u64,
    capacity: usize,
    stages: Vec<StageNumbers>,
}

#[derive(Serialize)]
struct StageNumbers {
    stage: &'static str,
    handled: u64,
    turned_away: u64,
    backlog: u64,
}

impl From<Stats> for Numbers {
    fn from(stats: Stats) -> Self {
        let stages = stats.stages.iter().map(|stage| StageNumbers {
            stage: stage.stage,
            handled: stage.handled,
            turned_away: stage.turned_away,
            backlog: stage.backlog,
        });
        Self { published: stats.published, capacity: stats.capacity, stages: stages.collect() }
    }
}
