//! What is known of the sample clients: full names, addresses, contacts and custom fields.

use crate::model::{Client, Contact, Customer};

const DAY: i64 = 86_400;
/// Contact: name, position. By the order of the clients; some have none.
const CONTACTS: [&[(&str, &str)]; 6] = [
    &[("Astrid Solberg", "Purchasing"), ("Jonas Eik", "Logistics")],
    &[("Claire Moreau", "Directrice artistique")],
    &[("Tobias Brandt", "Hotelleitung"), ("Ruth Aumann", "Buchhaltung")],
    &[],
    &[("Priya Nair", "Office Manager")],
    &[
        ("Şermin Öğüt", "Satın Alma Müdürü"),
        ("İlker Çağlayan", "Muhasebe"),
    ],
];

pub(super) fn dressed(customers: &[Customer], now: i64) -> Vec<Client> {
    let dress = |(place, customer): (usize, &Customer)| {
        let age = i64::try_from(customers.len() - place).unwrap_or(0) * 40 * DAY;
        let domain = format!("client{}.example", place + 1);
        Client {
            id: customer.id.clone(),
            name: customer.name.clone(),
            fullname: (place % 3 != 2).then(|| {
                let form = if place < 7 { "Ltd." } else { "Ticaret A.Ş." };
                format!("{} {form}", customer.name)
            }),
            email: (place % 4 != 3).then(|| format!("info@{domain}")),
            phone: (place % 5 != 4).then(|| format!("+90 224 000 0{:03}", 100 + place)),
            contacts: CONTACTS[place % CONTACTS.len()]
                .iter()
                .enumerate()
                .map(|(index, (name, position))| Contact {
                    name: (*name).into(),
                    position: (*position).into(),
                    phone: format!("+90 532 000 {:04}", 10 * place + index),
                    email: format!("contact{}@{domain}", index + 1),
                })
                .collect(),
            custom_fields: (place % 2 == 0).then(|| {
                let fields = [
                    (
                        "vergi-no",
                        Some(format!("{:010}", 4_817_000_000_u64 + 37 * place as u64)).into(),
                    ),
                    (
                        "odeme-vadesi",
                        if place % 4 == 0 {
                            "30 gün".into()
                        } else {
                            serde_json::Value::Null
                        },
                    ),
                ];
                fields
                    .map(|(id, value)| (id.to_owned(), value))
                    .into_iter()
                    .collect()
            }),
            portal_managers: Vec::new(),
            created_at: now - age,
        }
    };
    customers.iter().enumerate().map(dress).collect()
}
