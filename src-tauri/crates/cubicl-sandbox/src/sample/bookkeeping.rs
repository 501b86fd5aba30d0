//! What the clients owe and are owed: in three currencies, some of it paid, some of it overdue.

use serde_json::{Map, Value, json};

use super::calendar::Calendar;
use crate::model::World;

/// A day, counted from the start, the amount, and a note.
type Paid = (i64, f64, &'static str);

struct Sample {
    /// By the list of clients.
    client: usize,
    kind: &'static str,
    name: &'static str,
    desc: &'static str,
    amount: f64,
    currency: &'static str,
    made: i64,
    due: Option<i64>,
    paid: &'static [Paid],
}

const fn receivable(client: usize, name: &'static str, amount: f64, currency: &'static str) -> Sample {
    Sample {
        client,
        kind: "receivable",
        name,
        desc: "",
        amount,
        currency,
        made: -30,
        due: None,
        paid: &[],
    }
}

const fn payable(client: usize, name: &'static str, amount: f64, currency: &'static str) -> Sample {
    Sample {
        kind: "payable",
        ..receivable(client, name, amount, currency)
    }
}

const SAMPLES: &[Sample] = &[
    Sample {
        desc: "Teslimden sonra 30 gün vade.",
        made: -96,
        due: Some(-41),
        paid: &[(-60, 40_000.0, "Ön ödeme"), (-38, 72_500.0, "")],
        ..receivable(7, "Tuzburnu masa ve sandalyeler", 112_500.0, "TRY")
    },
    Sample {
        made: -88,
        due: Some(-20),
        paid: &[(-70, 12_400.0, "First instalment")],
        ..receivable(2, "Hotel Altenriede, 24 rooms, first part", 38_200.0, "EUR")
    },
    Sample {
        made: -75,
        due: Some(-9),
        ..receivable(4, "Bluefen desks, invoice 2231", 17_840.5, "USD")
    },
    Sample {
        desc: "İkinci el kalıplar dâhil değil.",
        made: -70,
        due: Some(-33),
        paid: &[(-35, 28_750.0, "Havale")],
        ..payable(11, "Katalog baskısı, 2.000 adet", 28_750.0, "TRY")
    },
    Sample {
        made: -62,
        due: Some(12),
        paid: &[(-30, 9_000.0, "Deposit")],
        ..receivable(6, "Marlowe & Fenn shelving", 21_999.99, "USD")
    },
    Sample {
        made: -55,
        due: Some(-3),
        ..receivable(8, "Ormanevi dolaplar ve yataklıklar", 86_300.0, "TRY")
    },
    Sample {
        made: -50,
        due: Some(25),
        ..receivable(1, "Maison Verdelune, order 0417", 26_480.0, "EUR")
    },
    Sample {
        made: -48,
        due: Some(-15),
        paid: &[(-20, 600.0, "")],
        ..payable(1, "Commission, spring order", 1_324.0, "EUR")
    },
    Sample {
        made: -44,
        due: Some(-14),
        paid: &[(-16, 14_950.0, "Kart ile")],
        ..receivable(10, "Işıkdere Koleji sıra onarımı", 14_950.0, "TRY")
    },
    Sample {
        made: -40,
        due: Some(5),
        ..payable(7, "Fuar akşam yemeği", 9_870.75, "TRY")
    },
    Sample {
        made: -33,
        due: Some(40),
        paid: &[(-12, 15_000.0, "1. taksit"), (-2, 15_000.0, "2. taksit")],
        ..receivable(9, "Şirinçay oda takımları", 64_000.0, "TRY")
    },
    Sample {
        desc: "<p>Fiyata <strong>montaj dâhil</strong>.</p>",
        made: -26,
        due: Some(18),
        ..receivable(2, "Hotel Altenriede, lobby", 11_760.0, "EUR")
    },
    Sample {
        made: -21,
        ..receivable(0, "Nordhavn samples", 740.25, "EUR")
    },
    Sample {
        made: -18,
        due: Some(-1),
        ..payable(5, "Return freight, Lindwyk", 415.6, "EUR")
    },
    Sample {
        made: -12,
        due: Some(60),
        ..receivable(3, "Casa Miravento wardrobe walls", 33_150.0, "EUR")
    },
    Sample {
        made: -7,
        due: Some(21),
        ..payable(4, "Credit for two damaged tops", 620.0, "USD")
    },
    Sample {
        made: -3,
        due: Some(27),
        ..receivable(11, "Gökçebayır kitaplıkları", 47_500.0, "TRY")
    },
    Sample {
        made: -1,
        ..payable(9, "Depozito iadesi", 5_000.0, "TRY")
    },
];

/// Ids come from the world's own random numbers. Written down by the acting user, in the order of time.
pub(super) fn fill(world: &mut World, now: i64) {
    let calendar = Calendar::new(now);
    let me = world.me.id.clone();
    world.ledger.org = world.random.id();
    world.ledger.bookkeepers.clone_from(&world.me.org_admins);
    world.ledger.bookkeepers.push(me.clone());

    let mut steps: Vec<(i64, Step)> = Vec::new();
    for (place, sample) in SAMPLES.iter().enumerate() {
        steps.push((sample.made, Step::Make(place)));
        steps.extend(sample.paid.iter().map(|paid| (paid.0, Step::Pay(place, *paid))));
    }
    steps.sort_by_key(|(day, _)| *day);
    let mut made: Vec<Option<String>> = vec![None; SAMPLES.len()];
    for (day, step) in steps {
        let at = calendar.moment(day, world.random.between(0, 9 * 60));
        match step {
            Step::Make(place) => {
                let Some(fields) = body(world, &SAMPLES[place], calendar) else {
                    continue;
                };
                let entry = world.create_entry(&me, fields, at);
                made[place] = entry.ok().map(|entry| entry.entry.id);
            }
            Step::Pay(place, (_, amount, note)) => {
                let Some(entry) = made[place].clone() else {
                    continue;
                };
                let fields = Map::from_iter([
                    ("amount".to_owned(), json!(amount)),
                    ("note".to_owned(), json!(note)),
                ]);
                // The samples fit: a test counts them.
                let _ = world.pay(&me, &entry, &fields, at);
            }
        }
    }
}

enum Step {
    Make(usize),
    Pay(usize, Paid),
}

fn body(world: &World, sample: &Sample, calendar: Calendar) -> Option<Map<String, Value>> {
    let fields = json!({
        "customer": world.clients.get(sample.client)?.id,
        "type": sample.kind,
        "name": sample.name,
        "desc": sample.desc,
        "amount": sample.amount,
        "currency": sample.currency,
        "dueAt": sample.due.map(|day| calendar.end_of(day)),
    });
    fields.as_object().cloned()
}
