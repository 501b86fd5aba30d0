//! What people say to each other, as a person, in a project and in private groups.

use super::chats::Extra::{self, Answers, File, FileAlone, Liked, Nothing};

/// Who, by the list of colleagues, and what.
pub(super) type Line = (usize, &'static str, Extra);

/// A conversation of two, or of a private group when it has a name.
pub(super) struct Talk {
    pub(super) name: Option<&'static str>,
    /// By the list of everybody: after the colleagues come those who left.
    pub(super) people: &'static [usize],
    /// How many of the last messages the acting user has not seen.
    pub(super) unseen: usize,
    /// Minutes since the last message.
    pub(super) ago: i64,
    pub(super) lines: &'static [Line],
}

pub(super) const TALKS: &[Talk] = &[
    Talk {
        name: None,
        people: &[0, 3],
        unseen: 2,
        ago: 14,
        lines: &[
            (
                3,
                "Günaydın İrem Hanım, CNC'nin bıçağı değişti, öğlene kadar deneme kesimi yapıyoruz.",
                Nothing,
            ),
            (0, "Günaydın. Meşe mi, ceviz mi?", Nothing),
            (3, "Meşe. Cevizi yarına bıraktık.", Nothing),
            (3, "Kesim listesi burada, bir bakar mısınız?", File),
            (0, "Baktım, 12. satırda ölçü ters: 640×420 olacak.", Answers(1)),
            (3, "Düzeltiyorum 👍", Liked(&[0])),
            (3, "Deneme tamam, sapma 0,2 mm.", Nothing),
            (3, "Seriye başlıyorum, uygunsa?", Nothing),
        ],
    },
    Talk {
        name: None,
        people: &[0, 2],
        unseen: 0,
        ago: 95,
        lines: &[
            (
                2,
                "Hotel Altenriede 24 oda için fiyat istiyor, cuma gününe yetişir mi?",
                Nothing,
            ),
            (0, "Malzeme listesi gelirse yetişir. Kumaş kimden?", Nothing),
            (2, "Kendileri gönderecek, metrajı bizden bekliyorlar.", Nothing),
            (
                0,
                "<p>Kaba hesap: <strong>oda başına 11,5 m</strong>, %8 fire ile 298 m.</p>",
                Nothing,
            ),
            (2, "Harika, yazıyorum.", Answers(1)),
        ],
    },
    Talk {
        name: None,
        people: &[0, 13],
        unseen: 1,
        ago: 180,
        lines: &[
            (
                13,
                "Hi İrem, the forwarder asks for the packing list of container 3.",
                Nothing,
            ),
            (0, "Here it is. Gross weight is still an estimate.", File),
            (13, "Thank you! When will it be final?", Answers(1)),
            (
                0,
                "Tomorrow before noon, after the last pallet is weighed.",
                Nothing,
            ),
            (13, "Perfect. They hold the booking until 16:00.", Nothing),
        ],
    },
    Talk {
        name: None,
        people: &[0, 4],
        unseen: 0,
        ago: 1_500,
        lines: &[
            (4, "", FileAlone),
            (
                4,
                "Yeni kulp için iki öneri; soldaki bana daha sıcak geliyor.",
                Answers(1),
            ),
            (0, "Bence de soldaki. Kalıbı var mı?", Liked(&[4])),
            (4, "Yok ama eskisinden çevirebiliriz.", Nothing),
        ],
    },
    Talk {
        name: None,
        people: &[0, 1],
        unseen: 1,
        ago: 2_900,
        lines: &[
            (
                1,
                "İrem Hanım, pazartesi toplantısına kapasite tablosunu getirir misiniz?",
                Nothing,
            ),
            (
                0,
                "Tabii, Şükrü Bey. Vardiya eklemeli ve eklemesiz iki hâlini hazırlıyorum.",
                Nothing,
            ),
            (1, "Çok iyi olur, teşekkürler.", Nothing),
        ],
    },
    Talk {
        name: None,
        people: &[0, 14],
        unseen: 0,
        ago: 160_000,
        lines: &[
            (
                14,
                "Son günüm, her şey için teşekkürler 🙏 Dosyaları klasöre bıraktım.",
                Liked(&[0]),
            ),
            (0, "Yolun açık olsun Nazım, seni özleyeceğiz.", Nothing),
        ],
    },
    Talk {
        name: None,
        people: &[1, 7],
        unseen: 0,
        ago: 700,
        lines: &[
            (7, "Şükrü Bey, iki aday perşembe geliyor.", Nothing),
            (1, "Saat ikiden sonra olsun lütfen.", Nothing),
        ],
    },
    Talk {
        name: Some("Fuar hazırlığı"),
        people: &[0, 2, 4, 11, 13],
        unseen: 3,
        ago: 40,
        lines: &[
            (2, "Stant 48 m², köşe. Planı ekledim.", File),
            (
                11,
                "Ortaya uzun masa, arkasına kitaplık duvarı diyorum.",
                Answers(1),
            ),
            (
                4,
                "Kitaplık 2,40 olursa tabelayı kapatır, 2,10 yapalım.",
                Liked(&[0, 11]),
            ),
            (
                13,
                "The brochure goes to print on the 3rd. English and German texts are done.",
                Nothing,
            ),
            (
                0,
                "Numuneler ayın 5'inde hazır olur, nakliyeyi 6'sına yazdım.",
                Nothing,
            ),
            (2, "Davetiyeler kimde?", Nothing),
            (13, "With me. 140 sent, 37 answers so far.", Answers(1)),
            (
                11,
                "<p>Işık için <em>3000 K</em> istedim, 4000 K ahşabı soldurdu.</p>",
                Liked(&[4]),
            ),
        ],
    },
    Talk {
        name: Some("Altenriede montaj ekibi"),
        people: &[0, 5, 9, 10],
        unseen: 0,
        ago: 5_000,
        lines: &[
            (10, "Tır sınırı geçti, yarın sabah 7'de otelde.", Nothing),
            (
                5,
                "Ekip tamam, asansör ölçüsünü teyit ettim: 1,10 × 2,05.",
                Nothing,
            ),
            (9, "Teslim tutanağı şablonu ekte, her oda için ayrı imza.", File),
            (
                0,
                "Teşekkürler. Eksik çıkarsa oda numarasıyla yazın.",
                Liked(&[5, 9, 10]),
            ),
        ],
    },
    Talk {
        name: Some("Bütçe"),
        people: &[1, 2, 7],
        unseen: 0,
        ago: 9_000,
        lines: &[
            (1, "Taslak pazartesi sizde.", Nothing),
            (2, "İhracat kısmını ben dolduruyorum.", Nothing),
        ],
    },
];

/// Project, messages the acting user has not seen, minutes since the last one, lines.
pub(super) const PROJECT_TALKS: &[(&str, usize, i64, &[Line])] = &[
    (
        "Üretim",
        0,
        400,
        &[
            (
                0,
                "Bu haftanın planı güncellendi; iki iş yer değiştirdi.",
                Nothing,
            ),
            (3, "Gördük, uygundur.", Liked(&[0])),
            (
                9,
                "Kalite için perşembe öğleden sonra bir saat ayırın lütfen.",
                Nothing,
            ),
            (0, "Ayırdım.", Answers(1)),
        ],
    ),
    (
        "Avrupa Siparişleri",
        2,
        25,
        &[
            (2, "Maison Verdelune onay verdi 🎉", Liked(&[0, 13])),
            (13, "Order confirmation attached.", File),
            (0, "Üretime alıyorum, termin 34. hafta.", Answers(2)),
            (10, "Sevkiyat için iki palet yeri ayırdım.", Nothing),
            (13, "They ask whether the glass can travel separately.", Nothing),
        ],
    ),
    (
        "Sevkiyat",
        1,
        70,
        &[
            (10, "Forklift bakımda, öğlene kadar rampa 2 kapalı.", Nothing),
            (13, "", FileAlone),
            (10, "Streç film azaldı, sipariş verdim.", Nothing),
        ],
    ),
    (
        "Ürün Geliştirme",
        0,
        3_100,
        &[
            (4, "Prototip 3 numune odasında, oturup deneyin.", Nothing),
            (11, "Kolçak biraz yüksek; 15 mm indirelim.", Answers(1)),
            (3, "Yarın yenisini keserim.", Nothing),
        ],
    ),
    (
        "İnsan Kaynakları",
        4,
        600,
        &[
            (
                7,
                "Yıllık izin tablosu açıldı, ay sonuna kadar doldurun lütfen.",
                Nothing,
            ),
            (7, "İSG eğitimi çarşamba 10:00'da.", Nothing),
            (1, "Katılım zorunlu, teşekkürler.", Nothing),
            (7, "Servis saatleri ekte.", File),
        ],
    ),
    (
        "Yönetim Kurulu",
        0,
        8_000,
        &[(1, "Gündem ekte.", File), (2, "Teşekkürler.", Nothing)],
    ),
];

/// Said again and again in the workshop's chat, which is long.
pub(super) const WORKSHOP: &[&str] = &[
    "Bant zımpara boşta, isteyen geçebilir.",
    "Panel testerede sıra kimde?",
    "Meşe plakalar geldi, 2. rafa koydum.",
    "Tutkal 20 dakikaya kullanılır hâle gelir.",
    "Kompresör basıncı düşük, bakıyorum.",
    "18'lik vida bitti.",
    "Depoda iki kutu daha var, sağ alt raf.",
    "Kapaklar presten çıktı, yarın menteşe.",
    "Kenar bandı rengi tutmuyor, durdurdum.",
    "Doğrusu 0421, etiket yanlış yapışmış.",
    "Toz emme filtresi değişti.",
    "Öğle arasından sonra cila kabini boş.",
    "Şablonu masaya bıraktım, kimse kaldırmasın lütfen.",
    "Bugünkü parça sayısı 86.",
    "İkinci vardiyaya 14 kapak kalıyor.",
    "Eline sağlık ustam.",
    "<p><strong>Dikkat:</strong> 3 numaralı tezgâhın acil durdurma düğmesi takılıyor.</p>",
    "Tamir edildi, deneyebilirsiniz.",
    "Kaplama yönü dikey olacak, çizimde not var.",
    "Fotoğrafını göreve ekledim.",
];
