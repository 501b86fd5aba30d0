//! The faults, and what is expected of each endpoint under each.

use std::time::Duration;

use cubicl_client::Endpoint;
use reqwest::Method;
use serde_json::{Value, json};

/// What goes wrong, and what comes of it.
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    /// Of the endpoint's requests.
    pub(crate) rule: Option<Value>,
    /// Of the server.
    pub(crate) settings: Option<Value>,
    /// So many requests went out a little less than a minute ago.
    pub(crate) went: usize,
    /// Nothing may move for so long.
    pub(crate) patience: Duration,
    /// By kind of endpoint.
    pub(crate) outcome: [&'static str; 4],
}

/// What an endpoint does to the server: the columns of the table.
pub(crate) const KINDS: [(&str, Method); 4] = [
    ("GET", Method::GET),
    ("PUT", Method::PUT),
    ("DELETE", Method::DELETE),
    ("POST", Method::POST),
];

/// Long enough for a machine that is busy with other things.
const PATIENT: Duration = Duration::from_secs(10);
const IMPATIENT: Duration = Duration::from_millis(500);

fn rule(name: &'static str, rule: Value, outcome: [&'static str; 4]) -> Fault {
    Fault {
        name,
        rule: Some(rule),
        settings: None,
        went: 0,
        patience: PATIENT,
        outcome,
    }
}

fn setting(name: &'static str, settings: Value) -> Fault {
    Fault {
        name,
        rule: None,
        settings: Some(settings),
        went: 0,
        patience: PATIENT,
        outcome: ["right"; 4],
    }
}

pub(crate) fn faults() -> Vec<Fault> {
    let status =
        |status: u16, body: Value| json!({ "action": { "type": "status", "status": status, "body": body } });
    let always = |action: &str| json!({ "action": { "type": action } });
    let once = |mut rule: Value| {
        rule["times"] = json!(1);
        rule
    };
    let with = |mut rule: Value, header: &str, value: &str| {
        rule["action"]["headers"] = json!({ header: value });
        rule
    };
    let server = ["Server", "Server", "Server", "doubt: Server"];
    let stalled = ["Timeout", "Timeout", "Timeout", "doubt: Timeout"];
    let repaired = ["right", "right", "right", "doubt: Network"];
    let cut = ["Network", "Network", "Network", "doubt: Network"];
    let unreadable = ["NotCubicl", "NotCubicl", "right", "doubt: NotCubicl"];
    let html = || json!("<h1>Bad gateway</h1>");
    let elsewhere = "http://127.0.0.1:1/elsewhere";
    vec![
        rule("500 with JSON", status(500, json!({ "code": 1 })), server),
        rule("503, empty", status(503, Value::Null), server),
        rule("502 with HTML", status(502, html()), server),
        rule(
            "502 with HTML, once",
            once(status(502, html())),
            ["right", "right", "right", "doubt: Server"],
        ),
        rule(
            "400 with JSON",
            status(400, json!({ "code": 400 })),
            ["Invalid"; 4],
        ),
        rule("401, empty", status(401, Value::Null), ["Unauthorized"; 4]),
        rule("403", status(403, json!({ "code": 4 })), ["NotPermitted"; 4]),
        rule(
            "404 with JSON",
            status(404, json!({ "code": 404 })),
            ["NotFound"; 4],
        ),
        rule("404 with HTML", status(404, html()), ["NotFound"; 4]),
        rule("405, empty", status(405, Value::Null), ["WrongMethod"; 4]),
        rule("418 with HTML", status(418, html()), ["OtherStatus"; 4]),
        rule("422, empty", status(422, Value::Null), ["Impossible"; 4]),
        rule(
            "429 for long",
            with(status(429, json!({})), "retry-after", "500"),
            ["TooManyRequests"; 4],
        ),
        rule(
            "429 for a moment, once",
            once(with(status(429, json!({})), "retry-after", "0")),
            ["right"; 4],
        ),
        Fault {
            went: 3,
            ..setting(
                "3 requests a minute, 3 gone",
                json!({ "rate": 3, "retryAfter": true }),
            )
        },
        rule("delayed", json!({ "delay": 20 }), ["right"; 4]),
        Fault {
            patience: IMPATIENT,
            ..rule("stalls", always("stall"), stalled)
        },
        Fault {
            patience: IMPATIENT,
            ..rule("stalls half-way", always("stall_half"), stalled)
        },
        rule("cut before, once", once(always("cut_before")), repaired),
        rule("cut before", always("cut_before"), cut),
        rule("cut after, once", once(always("cut_after")), repaired),
        rule("cut after", always("cut_after"), cut),
        rule("cut half-way, once", once(always("cut_half")), repaired),
        rule("truncated", always("truncate"), unreadable),
        rule("twice", always("duplicate"), unreadable),
        rule("wrong shape", always("wrong_shape"), unreadable),
        rule("wrong types", always("wrong_types"), ["right"; 4]),
        rule("shifting", always("shift"), ["right"; 4]),
        rule(
            "redirected elsewhere",
            with(status(302, json!("")), "location", elsewhere),
            ["NotCubicl"; 4],
        ),
        setting("no storage left", json!({ "storageCapacity": 1 })),
        setting("uploads read slowly", json!({ "uploadSpeed": 200_000 })),
    ]
}

/// Endpoints that differ from their kind under some faults.
pub(crate) struct Exception {
    pub(crate) endpoints: &'static [Endpoint],
    pub(crate) faults: &'static [&'static str],
    pub(crate) outcome: &'static str,
    pub(crate) why: &'static str,
}

pub(crate) const EXCEPTIONS: &[Exception] = &[
    Exception {
        endpoints: &[
            Endpoint::UpdateTask,
            Endpoint::SetState,
            Endpoint::SetVisibility,
            Endpoint::Comment,
        ],
        faults: &["truncated", "twice", "wrong shape"],
        outcome: "right",
        why: "it was taken; its answer is not needed (A5)",
    },
    Exception {
        endpoints: &[
            Endpoint::DeleteTask,
            Endpoint::DeleteNodes,
            Endpoint::DeleteClient,
            Endpoint::DeleteEntry,
            Endpoint::DeletePayment,
            Endpoint::DeleteWebhook,
        ],
        faults: &["stalls half-way"],
        outcome: "right",
        why: "the repeat is answered 404: it is gone",
    },
    Exception {
        endpoints: &[Endpoint::FileLink],
        faults: &["wrong types"],
        outcome: "NotCubicl",
        why: "a link is nothing but a text",
    },
    Exception {
        endpoints: &[Endpoint::Upload],
        faults: &["no storage left"],
        outcome: "StorageFull",
        why: "with the bytes that there are and that are used",
    },
];

/// What a cell expects.
pub(crate) fn expected(endpoint: Endpoint, fault: &Fault) -> &'static str {
    let exception = EXCEPTIONS
        .iter()
        .find(|except| except.endpoints.contains(&endpoint) && except.faults.contains(&fault.name));
    match exception {
        Some(except) => except.outcome,
        None => {
            let kind = KINDS.iter().position(|(_, method)| *method == endpoint.method());
            fault.outcome[kind.unwrap()]
        }
    }
}
