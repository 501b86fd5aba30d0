//! Who works at the sample company, who left, and who writes from outside.

use super::pictures;
use crate::model::{Customer, Me, Person, Standing};
use crate::random::Random;

/// First name, last name, job, whether there is a photo. The first is the acting user.
const COLLEAGUES: [(&str, &str, &str, bool); 14] = [
    ("İrem", "Gündoğdu", "Üretim Planlama Müdürü", true),
    ("Şükrü", "Çınardalı", "Genel Müdür", true),
    ("Gülşah", "Yıldırım", "Satış ve İhracat Müdürü", true),
    ("Ümit", "Işıklar", "Atölye Şefi", true),
    ("Çağla", "Özbay", "Endüstriyel Tasarımcı", true),
    ("Oğuzhan", "Kılıç", "Döşeme Ustabaşı", false),
    ("Burak", "Şentürk", "Bilgi İşlem Uzmanı", true),
    ("Ayşegül", "Dağlı", "İnsan Kaynakları Uzmanı", true),
    ("Ömer Faruk", "Taşkın", "Satın Alma Uzmanı", false),
    ("Pınar", "Iğdırlı", "Kalite Kontrol Sorumlusu", true),
    ("Yiğit", "Ünlüsoy", "Sevkiyat Sorumlusu", true),
    ("Elif Nur", "Güler", "İç Mimar", true),
    ("Kıvanç", "Ateşçi", "Cila ve Boya Ustası", false),
    ("Hannah", "Lindqvist", "Export Coordinator", true),
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
    let mut person = |(first, last): (&str, &str), job: Option<&str>, photo: bool, standing| Person {
        id: random.id(),
        firstname: first.into(),
        lastname: last.into(),
        email: address(first, last, standing),
        job_title: job.map(str::to_owned),
        photo: photo.then(|| pictures::portrait(random)),
        standing,
    };
    let colleagues = COLLEAGUES
        .map(|(first, last, job, photo)| person((first, last), Some(job), photo, Standing::Colleague))
        .into();
    let left = LEFT.map(|name| person(name, None, false, Standing::Left)).into();
    let portal = PORTAL
        .map(|name| person(name, None, false, Standing::Portal))
        .into();
    let senders = SENDERS
        .map(|name| person(name, None, false, Standing::EmailSender))
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
