//! cubicl-client
