//! The company's papers: each content is made once and attached under many names.

use super::{documents, pictures, spreadsheet};
use crate::file_store::Content;
use crate::model::{FileRecord, World};
use crate::random::Random;

pub(super) struct Cabinet {
    papers: Vec<(String, Content)>,
}

impl Cabinet {
    pub(super) fn fill(random: &mut Random) -> Self {
        let mut papers = Vec::new();
        let mut put = |name: &str, bytes: Vec<u8>| papers.push((name.to_owned(), Content::of(bytes)));
        for (wood, colour) in pictures::WOODS {
            put(
                &format!("{wood} kaplama örneği.png"),
                pictures::veneer(colour, random).into(),
            );
        }
        put("Yerleşim planı zemin kat.png", pictures::room_plan(random).into());
        put(
            "Order confirmation 2026-0417.pdf",
            documents::order_confirmation(),
        );
        put("Ölçü tutanağı.pdf", documents::measuring_report());
        put("Kesim listesi.csv", documents::cutting_list());
        put("Paketleme notları.txt", documents::packing_notes());
        put("Meeting minutes.txt", documents::meeting_minutes());
        put("Fiyat listesi bahar.xlsx", spreadsheet::price_list());
        Self { papers }
    }

    /// Stores one of the papers as a file of its own.
    pub(super) fn copy(&self, world: &mut World, by: &str, at: i64) -> String {
        let (name, content) = world.random.pick(&self.papers).clone();
        let id = world.random.id();
        world.add_file(FileRecord {
            id: id.clone(),
            name,
            content,
            uploaded_by: by.to_owned(),
            created_at: at,
        });
        id
    }
}
