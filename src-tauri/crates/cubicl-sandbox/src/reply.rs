//! What is said when a request is refused: Cubicl's statuses with a JSON body of a numeric `code` (A2).

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

pub(crate) type Reply<T> = Result<T, Refusal>;

#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    body: Value,
}

impl Refusal {
    /// Codes other than the documented ones repeat the status: nothing says what Cubicl sends.
    fn new(status: StatusCode) -> Self {
        Self {
            status,
            body: json!({ "code": status.as_u16() }),
        }
    }

    pub(crate) fn bad_request() -> Self {
        Self::new(StatusCode::BAD_REQUEST)
    }

    pub(crate) fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED)
    }

    pub(crate) fn not_permitted() -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            body: json!({ "code": 4 }),
        }
    }

    pub(crate) fn storage_full(capacity: u64, used: u64) -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            body: json!({ "code": 204, "totalCapacity": capacity, "totalSize": used }),
        }
    }

    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND)
    }

    pub(crate) fn wrong_method() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED)
    }

    pub(crate) fn length_required() -> Self {
        Self::new(StatusCode::LENGTH_REQUIRED)
    }

    /// The operation is impossible or makes no sense for the data.
    pub(crate) fn invalid() -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// The same refusal with a documented code.
    pub(crate) fn with_code(self, code: u16) -> Self {
        Self {
            body: json!({ "code": code }),
            ..self
        }
    }

    pub(crate) fn server_error() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR)
    }

    pub(crate) fn too_many() -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(self.body)).into_response()
    }
}
