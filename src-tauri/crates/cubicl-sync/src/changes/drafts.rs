//! Texts that somebody is writing and has not sent, by the place they are written at.
//!
//! A place is `kind:id`, such as `comment:TASK`, or a kind alone; what the text means is the page's. They are kept like
//! everything else a person does, and are gone only when the page says so or the account signs out.

use std::collections::HashMap;
use std::sync::Arc;

use cubicl_client::TaskId;

use crate::copy::LocalCopy;
use crate::problem;
use crate::state::State;
use crate::time::now_unix;
use crate::view::{DraftView, Problem, ProblemKind};

/// The longest draft with its place, in bytes.
const MOST: usize = 1 << 20;

/// One text. Cheap to clone and, while it is the same one, to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) text: Arc<str>,
    /// Unix seconds of this computer's clock.
    pub(crate) written_at: i64,
}

/// All of them, by place.
pub(crate) type Drafts = HashMap<String, Draft>;

impl State {
    /// Longest untouched first.
    pub(crate) fn drafts(&self) -> Vec<DraftView> {
        let mut drafts: Vec<_> = self.drafts.iter().collect();
        drafts.sort_by(|(place, draft), (other, than)| {
            (draft.written_at, place).cmp(&(than.written_at, other))
        });
        let view = |(place, draft): (&String, &Draft)| DraftView {
            place: place.clone(),
            text: draft.text.to_string(),
        };
        drafts.into_iter().map(view).collect()
    }

    /// Keeps or forgets one. When it cannot be written it stays in memory, and is written when there is room again.
    pub(crate) fn save_draft(&mut self, place: &str, text: Option<String>) -> Result<(), Problem> {
        let place = real_place(&self.copy, place);
        let Some(text) = text else {
            self.drafts.remove(&place);
            return Ok(());
        };
        if place.len() + text.len() > MOST {
            return Err(problem::plain(ProblemKind::BadInput));
        }
        let draft = Draft {
            text: text.into(),
            written_at: now_unix(),
        };
        self.drafts.insert(place, draft);
        Ok(())
    }

    /// A task made here got its id: what is being written on it follows. A text that is there already stays.
    pub(super) fn rename_drafts(&mut self, local: &TaskId, id: &TaskId) {
        let places: Vec<String> = self.drafts.keys().cloned().collect();
        for place in places {
            let Some((kind, of)) = place.split_once(':') else {
                continue;
            };
            if of == local.as_str()
                && let Some(draft) = self.drafts.remove(&place)
            {
                self.drafts.entry(format!("{kind}:{id}")).or_insert(draft);
            }
        }
    }
}

/// The page may not have heard yet that the task got its id.
fn real_place(copy: &LocalCopy, place: &str) -> String {
    let id = place.split_once(':').and_then(|(kind, of)| {
        let id = copy.alias_of(&TaskId::from(of))?;
        Some(format!("{kind}:{id}"))
    });
    id.unwrap_or_else(|| place.to_owned())
}
