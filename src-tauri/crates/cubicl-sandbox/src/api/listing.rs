//! Query values that lists share: paging with the server's own default and cap (A3), flags, dates.

use std::collections::HashMap;
use std::str::FromStr;

use crate::dialect::Limit;
use crate::reply::{Refusal, Reply};
use crate::settings::Settings;

pub(crate) type Params = HashMap<String, String>;

pub(crate) struct Page {
    pub(crate) skip: usize,
    pub(crate) limit: usize,
}

impl Page {
    pub(crate) fn of(params: &Params, settings: &Settings) -> Reply<Self> {
        Self::with_default(params, settings, settings.default_limit)
    }

    pub(crate) fn with_default(params: &Params, settings: &Settings, limit: usize) -> Reply<Self> {
        let asked = number(params, "limit")?.unwrap_or(limit);
        Ok(Self {
            skip: number(params, "skip")?.unwrap_or(0),
            limit: match settings.dialect.limit {
                Limit::Honoured => asked.min(settings.limit_cap),
                Limit::Capped20 => asked.min(20),
                Limit::Capped50 => asked.min(50),
                Limit::Ignored => usize::MAX,
            },
        })
    }
}

/// A number that may be absent, but not something else.
pub(crate) fn number<T: FromStr>(params: &Params, name: &str) -> Reply<Option<T>> {
    params
        .get(name)
        .map(|text| text.parse().map_err(|_| Refusal::bad_request()))
        .transpose()
}

/// Comma-separated names.
pub(crate) fn names(params: &Params, name: &str) -> Option<Vec<String>> {
    params
        .get(name)
        .map(|text| text.split(',').map(|part| part.trim().to_owned()).collect())
}
