//! Who works at the sample company, who left, and who writes from outside.

use super::pictures::{Look, portrait};
use crate::model::{Customer, Me, Person, Standing};
use crate::random::Random;

/// First name, last name, job, photo. The first is the acting user.
const COLLEAGUES: [(&str, &str, &str, Option<Look>); 14] = [
    (
        "İrem",
        "Gündoğdu",
        "Üretim Planlama Müdürü",
        Some(Look(0, 1, 1, true)),
    ),
    ("Şükrü", "Çınardalı", "Genel Müdür", Some(Look(1, 2, 3, false))),
    (
        "Gülşah",
        "Yıldırım",
        "Satış ve İhracat Müdürü",
        Some(Look(2, 0, 2, true)),
    ),
    ("Ümit", "Işıklar", "Atölye Şefi", Some(Look(3, 2, 0, false))),
    (
        "Çağla",
        "Özbay",
        "Endüstriyel Tasarımcı",
        Some(Look(4, 1, 2, true)),
    ),
    ("Oğuzhan", "Kılıç", "Döşeme Ustabaşı", None),
    (
        "Burak",
        "Şentürk",
        "Bilgi İşlem Uzmanı",
        Some(Look(5, 1, 0, false)),
    ),
    (
        "Ayşegül",
        "Dağlı",
        "İnsan Kaynakları Uzmanı",
        Some(Look(3, 0, 0, true)),
    ),
    ("Ömer Faruk", "Taşkın", "Satın Alma Uzmanı", None),
    (
        "Pınar",
        "Iğdırlı",
        "Kalite Kontrol Sorumlusu",
        Some(Look(0, 2, 1, true)),
    ),
    (
        "Yiğit",
        "Ünlüsoy",
        "Sevkiyat Sorumlusu",
        Some(Look(1, 1, 0, false)),
    ),
    ("Elif Nur", "Güler", "İç Mimar", Some(Look(4, 0, 3, true))),
    ("Kıvanç", "Ateşçi", "Cila ve Boya Ustası", None),
    (
        "Hannah",
        "Lindqvist",
        "Export Coordinator",
        Some(Look(2, 0, 2, false)),
    ),
];

const LEFT: [(&str, &str); 2] = [("Nazım", "Öztuna"), ("Sevgi", "Çakırca")];
const PORTAL: [(&str, &str); 2] = [("Claire", "Moreau"), ("Tobias", "Brandt")];
const SENDERS: [(&str, &str); 2] = [("Daniel", "Okafor"), ("Müjgan", "Işıtan")];

const CUSTOMERS: [&str; 12] = [
    "Nordhavn Interiør",
    "Maison Verdelune",
    "Hotel Altenriede",
    "Casa Miravento",
    "Bluefen Offices",
    "Lindwyk Kantoren",
    "Marlowe & Fenn Interiors",
    "Tuzburnu Restoran",
    "Ormanevi Anaokulu",
    "Şirinçay Butik Otel",
    "Işıkdere Koleji",
    "Gökçebayır Yayıncılık",
];

/// Everybody, by role.
pub(super) struct Cast {
    pub(super) colleagues: Vec<Person>,
    left: Vec<Person>,
    portal: Vec<Person>,
    senders: Vec<Person>,
    customers: Vec<Customer>,
}

pub(super) fn cast(random: &mut Random) -> Cast {
    let mut person = |(first, last): (&str, &str), job: Option<&str>, look: Option<Look>, standing| Person {
        id: random.id(),
        firstname: first.into(),
        lastname: last.into(),
        email: address(first, last, standing),
        job_title: job.map(str::to_owned),
        photo: look.map(portrait),
        standing,
    };
    let colleagues = COLLEAGUES
        .map(|(first, last, job, look)| person((first, last), Some(job), look, Standing::Colleague))
        .into();
    let left = LEFT.map(|name| person(name, None, None, Standing::Left)).into();
    let portal = PORTAL
        .map(|name| person(name, None, None, Standing::Portal))
        .into();
    let senders = SENDERS
        .map(|name| person(name, None, None, Standing::EmailSender))
        .into();
    let customers = CUSTOMERS
        .map(|name| Customer {
            id: random.id(),
            name: name.into(),
        })
        .into();
    Cast {
        colleagues,
        left,
        portal,
        senders,
        customers,
    }
}

impl Cast {
    pub(super) fn me(&self) -> Me {
        Me {
            id: self.colleagues[0].id.clone(),
            language: "tr".into(),
            org_name: "Kavlan Mobilya".into(),
            org_admins: vec![self.colleagues[1].id.clone()],
        }
    }

    pub(super) fn people(&self) -> Vec<Person> {
        [&self.colleagues, &self.left, &self.portal, &self.senders]
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    }

    pub(super) fn customers(&self) -> Vec<Customer> {
        self.customers.clone()
    }
}

/// On domains that can belong to nobody (RFC 2606).
fn address(first: &str, last: &str, standing: Standing) -> String {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|letter| !letter.is_whitespace());
        letters
            .map(|letter| match letter {
                'İ' | 'I' | 'ı' => 'i',
                'Ş' | 'ş' => 's',
                'Ğ' | 'ğ' => 'g',
                'Ç' | 'ç' => 'c',
                'Ö' | 'ö' => 'o',
                'Ü' | 'ü' => 'u',
                other => other.to_ascii_lowercase(),
            })
            .collect()
    };
    let domain = match standing {
        Standing::Colleague | Standing::Left => "kavlanmobilya.example",
        Standing::Portal | Standing::EmailSender => "mail.example",
    };
    format!("{}.{}@{domain}", plain(first), plain(last))
}
