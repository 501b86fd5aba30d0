//! Amounts in hundredths, so that sums are exact, and the currencies there are.

use serde_json::{Value, json};

use crate::reply::{Refusal, Reply};

pub(crate) const CURRENCIES: [&str; 34] = [
    "TRY", "USD", "EUR", "GBP", "AUD", "CAD", "CHF", "CNY", "HKD", "NZD", "SEK", "KRW", "SGD", "NOK", "MXN",
    "INR", "ZAR", "RUB", "BRL", "JPY", "TWD", "DKK", "PLN", "THB", "IDR", "HUF", "CZK", "ILS", "PHP", "AED",
    "COP", "SAR", "MYR", "RON",
];

/// Above it sums might not fit.
const LARGEST: i64 = 1_000_000_000_000_000;

/// A number above 0 with at most two decimals, in hundredths.
pub(crate) fn amount(value: &Value) -> Reply<i64> {
    let Value::Number(number) = value else {
        return Err(Refusal::bad_request());
    };
    hundredths(&number.to_string())
        .filter(|amount| (1..=LARGEST).contains(amount))
        .ok_or_else(Refusal::bad_request)
}

fn hundredths(text: &str) -> Option<i64> {
    // `-0` would lose its sign.
    let text = text.strip_prefix('-').is_none().then_some(text)?;
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 2 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let decimals: i64 = format!("{decimals:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(decimals)
}

/// A whole number where it is one.
pub(crate) fn written(hundredths: i64) -> Value {
    if hundredths % 100 == 0 {
        json!(hundredths / 100)
    } else {
        json!(hundredths as f64 / 100.0)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{amount, written};

    #[test]
    fn amounts_are_read_and_written_exactly() {
        for (number, expected) in [
            (json!(0.1), 10),
            (json!(19.99), 1_999),
            (json!(1_250), 125_000),
            (json!(1_250.5), 125_050),
            (json!(4_817_000.07), 481_700_007),
        ] {
            let read = amount(&number).unwrap();
            assert_eq!(read, expected, "{number}");
            assert_eq!(written(read).as_f64(), number.as_f64());
        }
        assert_eq!(written(125_000).to_string(), "1250");
    }

    #[test]
    fn other_amounts_are_refused() {
        for number in [
            json!(0),
            json!(-1),
            json!(-0.5),
            json!(0.125),
            json!(1e20),
            json!("5"),
            json!(null),
        ] {
            assert!(amount(&number).is_err(), "{number}");
        }
    }
}
