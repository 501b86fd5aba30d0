//! Where a record stands in an answer: linked pieces, written out only when something is wrong.

use std::fmt;

/// A JSON path.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    At(&'a str),
    /// In the list that is the whole answer.
    Item(usize),
    ItemOf(&'a Self, usize),
    FieldOf(&'a Self, &'a str),
}

impl<'a> From<&'a str> for Path<'a> {
    fn from(path: &'a str) -> Self {
        Self::At(path)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(path) => formatter.write_str(path),
            Self::Item(index) => write!(formatter, "$[{index}]"),
            Self::ItemOf(list, index) => write!(formatter, "{list}[{index}]"),
            Self::FieldOf(record, key) => write!(formatter, "{record}.{key}"),
        }
    }
}
