//! What an absent field of a list's row means (A4): null where the server leaves out what was not asked for, and nothing where
//! it leaves out what it likes.

use std::collections::HashSet;

use cubicl_client::model::Told;

use super::intake::CARD_FIELDS;

/// What the rows of all lists so far tell of the server. It speaks in one way to every list.
#[derive(Debug, Default)]
pub(crate) struct ListForm {
    /// Fields that some row carried.
    told: HashSet<&'static str>,
    /// Rows came with fields that nobody asked for.
    ignores_include: bool,
}

impl ListForm {
    /// Looks at the rows of one page. `plain`: nothing was asked for by name.
    pub(crate) fn learn(&mut self, rows: &[Told], plain: bool) {
        self.told.extend(rows.iter().flat_map(|row| row.fields()));
        self.ignores_include |= plain || self.told.iter().any(|field| !CARD_FIELDS.contains(field));
    }

    /// Fields of which the absence says nothing.
    pub(crate) fn untold(&self) -> Vec<&'static str> {
        let fields = CARD_FIELDS.into_iter().filter(|_| self.ignores_include);
        fields.filter(|field| !self.told.contains(field)).collect()
    }
}
