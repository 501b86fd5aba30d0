//! Task steps of both kinds (A12).

use serde::Serialize;
use serde_json::Value;

use crate::random::Random;
use crate::reply::{Refusal, Reply};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) completed: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Steps {
    #[default]
    None,
    List(Vec<Item>),
    Progress {
        completed: u64,
        total: u64,
    },
}

impl Steps {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Steps::None => "none",
            Steps::List(_) => "steps",
            Steps::Progress { .. } => "progress",
        }
    }

    pub(crate) fn record(&self) -> Option<Value> {
        match self {
            Steps::None => None,
            Steps::List(items) => serde_json::to_value(items).ok(),
            Steps::Progress { completed, total } => {
                Some(serde_json::json!({ "completed": completed, "total": total }))
            }
        }
    }

    /// Reads `stepType` and `steps` of a request; what is absent stays as it was. Items without a known id get one.
    pub(crate) fn changed(
        &self,
        kind: Option<&Value>,
        steps: Option<&Value>,
        ids: &mut Random,
    ) -> Reply<Self> {
        let kind = match kind {
            None => self.kind(),
            Some(Value::Null) => "none",
            Some(Value::String(kind)) => kind,
            Some(_) => return Err(Refusal::bad_request()),
        };
        match (kind, steps) {
            ("none", None | Some(Value::Null)) => Ok(Steps::None),
            ("none", Some(_)) => Err(Refusal::invalid()),
            ("steps" | "progress", None) if kind == self.kind() => Ok(self.clone()),
            ("steps", None | Some(Value::Null)) => Ok(Steps::List(Vec::new())),
            ("steps", Some(Value::Array(items))) => items
                .iter()
                .map(|item| self.item(item, ids))
                .collect::<Reply<_>>()
                .map(Steps::List),
            ("progress", None | Some(Value::Null)) => Ok(Steps::Progress {
                completed: 0,
                total: 100,
            }),
            ("progress", Some(Value::Object(bar))) => {
                let number = |name: &str| bar.get(name).and_then(Value::as_u64);
                let completed = number("completed").ok_or_else(Refusal::bad_request)?;
                let total = number("total").unwrap_or(100);
                if completed > total {
                    return Err(Refusal::invalid());
                }
                Ok(Steps::Progress { completed, total })
            }
            _ => Err(Refusal::bad_request()),
        }
    }

    fn item(&self, item: &Value, ids: &mut Random) -> Reply<Item> {
        let name = item
            .get("name")
            .and_then(Value::as_str)
            .ok_or_else(Refusal::bad_request)?;
        let known = match self {
            Steps::List(items) => items
                .iter()
                .find(|known| item.get("id").and_then(Value::as_str) == Some(known.id.as_str()))
                .map(|known| known.id.clone()),
            _ => None,
        };
        Ok(Item {
            id: known.unwrap_or_else(|| ids.id()),
            name: name.to_owned(),
            completed: match item.get("completed") {
                None | Some(Value::Null) => false,
                Some(completed) => completed.as_bool().ok_or_else(Refusal::bad_request)?,
            },
        })
    }
}
