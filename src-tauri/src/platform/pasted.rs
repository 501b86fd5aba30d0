//! A pasted picture, as the page hands it over.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cubicl_sync::view::ProblemKind;

use crate::error::{Answer, plain};

/// The clipboard's bytes.
pub(crate) fn decode(base64: &str) -> Answer<Vec<u8>> {
    STANDARD.decode(base64).map_err(|_| plain(ProblemKind::BadInput))
}
