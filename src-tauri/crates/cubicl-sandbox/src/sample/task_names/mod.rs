//! What the tasks are called: the hand-written names of each project first, then work on orders, made of a product
//! and a step of the work.

mod office;
mod production;
mod sales;

use crate::random::Random;

/// A name and the tag that fits it.
type Name = (&'static str, &'static str);

/// Work that comes again with every order: steps in Turkish and in English, and the tags around them.
struct Routine {
    turkish: &'static [&'static str],
    english: &'static [&'static str],
    tags: &'static [&'static str],
    products: &'static [Product],
}

/// A piece of furniture, in Turkish and in English.
type Product = (&'static str, &'static str);

const PRODUCTS: &[Product] = &[
    ("Selvi gardırop", "Selvi wardrobe"),
    ("Kayra komodin", "Kayra bedside table"),
    ("Asya yemek masası", "Asya dining table"),
    ("Lodos kitaplık", "Lodos bookcase"),
    ("Poyraz çalışma masası", "Poyraz desk"),
    ("İnci sandalye", "İnci chair"),
    ("Işık konsol", "Işık console"),
    ("Çınar şifonyer", "Çınar chest of drawers"),
    ("Meltem orta sehpa", "Meltem coffee table"),
    ("Ünye kanepe", "Ünye sofa"),
    ("Söğüt berjer", "Söğüt armchair"),
    ("Gökçe yatak başlığı", "Gökçe headboard"),
    ("Zümrüt vitrin", "Zümrüt display cabinet"),
    ("Ilgaz bank", "Ilgaz bench"),
    ("Defne ayakkabılık", "Defne shoe cabinet"),
];

const UPHOLSTERED: &[Product] = &[
    ("Ünye kanepe", "Ünye sofa"),
    ("Söğüt berjer", "Söğüt armchair"),
    ("Gökçe yatak başlığı", "Gökçe headboard"),
    ("Ilgaz bank", "Ilgaz bench"),
    ("İnci sandalye", "İnci chair"),
    ("Kuğu puf", "Kuğu pouffe"),
];

/// The `index`th task of a project.
pub(super) fn name(project: &str, index: usize, random: &mut Random) -> (String, &'static str) {
    let (names, routine) = work(project);
    if let Some((name, tag)) = names.get(index) {
        return ((*name).to_owned(), tag);
    }
    let order = 4_100 + (index - names.len());
    let (turkish, english) = *random.pick(routine.products);
    let tag = *random.pick(routine.tags);
    let made = if !routine.english.is_empty() && random.chance(30) {
        let step = random.pick(routine.english);
        match random.below(2) {
            0 => format!("Order {order}, {english}: {step}"),
            _ => format!("{english} × {}: {step} (order {order})", 2 + random.below(60)),
        }
    } else {
        let step = random.pick(routine.turkish);
        match random.below(3) {
            0 => format!("Sipariş {order} – {turkish}: {step}"),
            1 => format!("{turkish} ({} adet): {step} · {order}", 2 + random.below(60)),
            _ => format!("{order} {turkish}, {step}"),
        }
    };
    (made, tag)
}

fn work(project: &str) -> (&'static [Name], &'static Routine) {
    match project {
        "Üretim" => (production::PLANNING, &production::WORKSHOP_ROUTINE),
        "Döşemehane" => (production::UPHOLSTERY, &production::UPHOLSTERY_ROUTINE),
        "Cila ve Boya" => (production::FINISHING, &production::FINISHING_ROUTINE),
        "Kalite Kontrol" => (production::QUALITY, &production::QUALITY_ROUTINE),
        "Sevkiyat" => (sales::DISPATCH, &sales::DISPATCH_ROUTINE),
        "Satış ve İhracat" => (sales::DEPARTMENT, &sales::ROUTINE),
        "Avrupa Siparişleri" => (sales::EUROPE, &sales::ROUTINE),
        "Hotel Altenriede" => (sales::HOTEL, &sales::ROUTINE),
        "Yurt İçi Satış" => (sales::DOMESTIC, &sales::ROUTINE),
        "Web Sitesi ve Katalog" => (office::WEB, &office::DESIGN_ROUTINE),
        "Tasarım" => (office::DESIGN, &office::DESIGN_ROUTINE),
        "Ürün Geliştirme" => (office::DEVELOPMENT, &office::DESIGN_ROUTINE),
        "Bilgi İşlem" => (office::COMPUTERS, &office::COMPUTERS_ROUTINE),
        "İnsan Kaynakları" => (office::PERSONNEL, &office::PERSONNEL_ROUTINE),
        "Yönetim Kurulu" => (office::BOARD, &office::PERSONNEL_ROUTINE),
        _ => (production::WORKSHOP, &production::WORKSHOP_ROUTINE),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn hand_written_names_are_many_and_each_is_its_own() {
        let projects = crate::sample::projects::names();
        let all: Vec<&str> = projects
            .flat_map(|project| work(project).0)
            .map(|(name, _)| *name)
            .collect();
        let distinct: BTreeSet<&str> = all.iter().copied().collect();
        assert!(distinct.len() >= 80, "only {}", distinct.len());
        assert_eq!(distinct.len(), all.len(), "a name is there twice");
    }
}
