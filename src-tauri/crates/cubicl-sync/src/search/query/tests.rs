//! What is asked and marked, and that the whole finds what it should in the order it should.

use proptest::prelude::*;

use super::*;
use crate::record::fold;
use crate::search::document::Document;
use crate::search::{MemoryIndex, Origin, Row};

fn named(name: &str, more: &str) -> Document {
    Document {
        kind: Kind::Task,
        item: String::new(),
        name: name.to_owned(),
        more: more.to_owned(),
        shown: None,
    }
}

/// Tasks of an index, found by what is typed, best first. Later ones are newer.
fn found(tasks: &[(&str, &str)], typed: &str) -> Vec<String> {
    let mut index = MemoryIndex::default();
    let rows = tasks
        .iter()
        .map(|(name, more)| Row::whole(Origin::Task((*name).into()), vec![named(name, more)]));
    index.take_in(rows.collect()).expect("it is indexed");
    let query = Query::new(typed).expect("it has words");
    let found = index.find(&query).expect("it answers");
    found
        .into_iter()
        .map(|found| found.origin.id().into_owned())
        .collect()
}

fn finds(written: &str, typed: &str) -> bool {
    !found(&[(written, "")], typed).is_empty()
}

#[test]
fn turkish_and_english_words_are_found_however_they_are_typed() {
    let alike = [
        vec!["ısparta", "Isparta", "ISPARTA", "isparta", "İSPARTA", "İsparta"],
        vec!["invoice", "Invoice", "INVOICE", "İNVOICE"],
        vec!["Şişli", "sisli", "SİŞLİ", "SISLI", "şişli"],
        vec!["Çiğköfte", "cigkofte", "ÇİĞKÖFTE"],
        vec!["kâğıt", "kağıt", "KAGIT", "Kağıt"],
        vec!["öğün", "ogun", "ÖĞÜN"],
        vec!["résumé", "resume", "re\u{301}sume\u{301}"],
    ];
    for forms in alike {
        for written in &forms {
            for typed in &forms {
                assert!(finds(written, typed), "{typed} finds {written}");
            }
        }
    }
    for (written, typed) in [("kar", "kör"), ("iş", "diş"), ("fatura", "fatura no")] {
        assert!(!finds(written, typed), "{typed} does not find {written}");
    }
}

#[test]
fn letters_as_typed_come_before_folded_ones_and_whole_words_before_beginnings() {
    let tasks = [
        ("is", ""),
        ("isim", ""),
        ("iş", ""),
        ("işçi", ""),
        ("rapor", "iş"),
        ("liste", "is"),
        ("kış", ""),
    ];
    assert_eq!(
        found(&tasks, "iş"),
        ["iş", "işçi", "is", "isim", "rapor", "liste"]
    );
    assert_eq!(
        found(&tasks, "is"),
        ["is", "isim", "iş", "işçi", "liste", "rapor"]
    );
    assert_eq!(
        found(&tasks, "İŞ"),
        ["iş", "işçi", "is", "isim", "rapor", "liste"]
    );
}

#[test]
fn a_capital_that_two_letters_share_counts_as_either() {
    let tasks = [("Invoice", ""), ("ınvoice", ""), ("INVOICE", "")];
    assert_eq!(found(&tasks, "invoice"), ["INVOICE", "Invoice", "ınvoice"]);
    assert_eq!(found(&tasks, "ınvoice"), ["ınvoice", "Invoice", "INVOICE"]);
}

#[test]
fn every_word_has_to_begin_a_word_somewhere() {
    let tasks = [
        ("Müşterinin toplantısı", ""),
        ("Toplantı", "müşteri, acil"),
        ("Müşteri", ""),
    ];
    assert_eq!(
        found(&tasks, "müşteri topl"),
        ["Müşterinin toplantısı", "Toplantı"]
    );
    assert_eq!(found(&tasks, "topl, ACİL!"), ["Toplantı"]);
    assert_eq!(found(&tasks, "oplantı"), [""; 0]);
}

#[test]
fn newer_comes_first_among_equals() {
    let tasks = [("fatura bir", ""), ("fatura iki", ""), ("fatura üç", "")];
    assert_eq!(found(&tasks, "fat"), ["fatura üç", "fatura iki", "fatura bir"]);
}

#[test]
fn nothing_that_is_typed_is_an_expression() {
    let tasks = [("AND OR NOT NEAR", ""), ("task: x", ""), ("a\"b", "")];
    for (typed, expected) in [
        ("and or", vec!["AND OR NOT NEAR"]),
        ("NOT", vec!["AND OR NOT NEAR"]),
        ("task:x*", vec!["task: x"]),
        ("a\"b", vec!["a\"b"]),
        ("{task} : (x)", vec!["task: x"]),
        ("^x -y", vec![]),
        ("½", vec![]),
    ] {
        assert_eq!(found(&tasks, typed), expected, "{typed}");
    }
    for nothing in ["", " ", "\"", "***", "\u{301}", "…"] {
        assert!(Query::new(nothing).is_none(), "{nothing:?}");
    }
}

#[test]
fn what_matches_is_marked_letter_by_letter() {
    for (text, typed, expected) in [
        ("Şişli deposu", "sis", "[Şiş]li deposu"),
        ("İş ve işçi", "iş", "[İş] ve [iş]çi"),
        ("Straße", "stras", "[Stra]ße"),
        ("Straße", "strass", "[Straß]e"),
        ("re\u{301}sume\u{301}!", "resume", "[re\u{301}sume\u{301}]!"),
        ("fatura-faturası", "fatura fat", "[fatura]-[fatura]sı"),
        ("başka", "iş", "başka"),
    ] {
        let pieces = Query::new(typed).expect("it has words").mark(text);
        let marked: String = pieces
            .iter()
            .map(|piece| {
                if piece.marked {
                    format!("[{}]", piece.text)
                } else {
                    piece.text.clone()
                }
            })
            .collect();
        assert_eq!(marked, expected, "{typed} in {text}");
    }
}

#[test]
fn names_are_compared_without_an_index_the_same_way() {
    let matches = |name: &str, typed: &str| {
        let found = Query::new(typed).expect("it has words").matches(name);
        found.map(|found| found.exact)
    };
    assert_eq!(matches("Şişli şubesi", "şiş"), Some(true));
    assert_eq!(matches("Şişli şubesi", "sube sisli"), Some(false));
    assert_eq!(matches("Şişli şubesi", "ube"), None);
    assert_eq!(matches("INVOICES", "invoice"), Some(true));
}

/// Letters of Turkish and of its neighbours.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-ZçÇğĞıİöÖşŞüÜâÂîÎûÛéÉñÑ0-9 .,:\"*(){}'-]{0,40}"
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn folding_forgives_case_and_composition(text in text()) {
        use unicode_normalization::UnicodeNormalization;
        let folded = fold(&text);
        prop_assert_eq!(&fold(&text.to_uppercase()), &folded);
        prop_assert_eq!(&fold(&text.to_lowercase()), &folded);
        prop_assert_eq!(&fold(&crate::record::lower(&text)), &folded);
        prop_assert_eq!(&fold(&text.nfd().collect::<String>()), &folded);
    }

}

proptest! {
    // Each has a database of its own.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_text_is_found_by_its_own_words_and_their_beginnings(text in text(), cut in 1_usize..5) {
        let mut index = MemoryIndex::default();
        index.take_in(vec![Row::whole(Origin::Task("t".into()), vec![named(&text, "")])]).unwrap();
        for (_, word) in words(&text) {
            let beginning: String = word.chars().take(cut).collect();
            for typed in [word, &beginning, &word.to_uppercase(), &fold(word)] {
                let query = Query::new(typed).unwrap();
                prop_assert_eq!(index.find(&query).unwrap().len(), 1, "{} in {}", typed, &text);
                prop_assert!(query.mark(&text).iter().any(|piece| piece.marked));
                prop_assert!(query.matches(&text).is_some());
            }
        }
    }

    #[test]
    fn any_query_is_answered_and_pieces_are_the_text(text in any::<String>(), typed in any::<String>()) {
        let mut index = MemoryIndex::default();
        index.take_in(vec![Row::whole(Origin::Task("t".into()), vec![named(&text, &typed)])]).unwrap();
        if let Some(query) = Query::new(&typed) {
            prop_assert!(index.find(&query).is_ok());
            let pieces = query.mark(&text);
            let whole: String = pieces.into_iter().map(|piece| piece.text).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
