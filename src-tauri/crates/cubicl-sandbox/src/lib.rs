//! cubicl-sandbox
