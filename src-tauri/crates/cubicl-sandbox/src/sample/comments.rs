//! What people write: descriptions, checklists and comments, in Turkish and English, as plain text and as HTML.

pub(super) const DESCRIPTIONS: &[&str] = &[
    "Numune odasındaki örneğe göre yapılacak. Ölçüler ekteki çizimde; şüphede kalırsanız Çağla'ya sorun.",
    "<p>Öncelik <strong>kapaklar</strong>. Sırası:</p><ol><li>Ölçü kontrolü</li><li>Deneme montajı</li><li>Onay \
     fotoğrafı</li></ol><p>Fotoğrafları bu göreve ekleyin.</p>",
    "The client wants an answer this week. Please keep the wording short and attach the drawing as PDF.",
    "<p>See the attached drawing, <em>revision C</em>. The previous revision is <s>still valid</s> withdrawn.</p>\
     <ul><li>All edges 2&nbsp;mm radius</li><li>Veneer direction: vertical</li><li>Handles supplied by us</li></ul>",
    "Geçen seferki partide aynı sorun vardı:\n- vida boyu 2 mm uzun\n- kaplama köşede kalkmış\n\nBu kez ilk üç parçayı \
     kontrol etmeden devam etmeyin.",
    "<p>Tedarikçinin sayfası: <a href=\"https://example.com/menteseler\">menteşe kataloğu</a>. Fiyatı 14,80 ₺ olan \
     modeli alalım.</p><blockquote>En az 500 adet alırsak %7 indirim var.</blockquote>",
    "Boşta kalınca yapılabilir, acelesi yok.",
    "Delivery is on a fixed date, so please tell Hannah at once if anything slips.",
];

pub(super) const CHECKLISTS: &[&[&str]] = &[
    &[
        "Malzemeyi hazırla",
        "İlk parçayı kontrol et",
        "Seriyi tamamla",
        "Etiketle",
    ],
    &["Ölçü al", "Çizimi güncelle", "Müşteri onayı", "Üretime aktar"],
    &["Draft", "Check with Gülşah", "Send", "File the answer"],
    &[
        "Makineyi durdur",
        "Parçayı sök",
        "Yenisini tak",
        "Deneme çalıştırması",
        "Bakım defterine yaz",
    ],
    &[
        "Fatura",
        "Çeki listesi",
        "Menşe belgesi",
        "Konşimento talimatı",
        "Gümrük beyannamesi",
        "Sigorta poliçesi",
    ],
    &["Fotoğraf çek", "Paketle", "Kargoya ver"],
];

pub(super) const COMMENTS: &[&str] = &[
    "Tamamdır, yarın sabah ilk iş bakıyorum.",
    "Ölçüler tuttu, devam edebiliriz. 👍",
    "<p>İki parçada kaplama kalkmış, <strong>fotoğrafı ekledim</strong>. Kıvanç Usta da baksın.</p>",
    "Müşteriyle konuştum; teslimi cuma gününe aldık.",
    "I have asked the forwarder, answer expected by noon.",
    "<p>Please use the new template:</p><ul><li>logo on the left</li><li>prices without VAT</li></ul>",
    "Bu iş bende değil, Ömer Faruk'a aktarır mısın?",
    "Menteşeler depoda yok, çarşambaya geliyor. O zamana kadar bekletiyorum.",
    "Done. Photos are in the attachment.",
    "Şablonun sol tarafı 1,5 mm kaçık; düzeltip yeniden kestim.",
    "Can we send ten spare handles with this order?",
    "<p>Toplantıda konuştuğumuz gibi <em>ceviz</em> yerine <em>meşe</em>. Fiyat farkı +%4.</p>",
    "Onay geldi, üretime alabilirsiniz.",
    "Teşekkürler, eline sağlık.",
];
