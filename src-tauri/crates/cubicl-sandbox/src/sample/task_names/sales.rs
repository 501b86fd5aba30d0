//! Orders, clients and dispatch.

use super::{Name, PRODUCTS, Routine};

pub(super) const DISPATCH: &[Name] = &[
    ("Paketleme ölçülerini nakliyeciye bildir", "nakliye"),
    (
        "Palet üstü yükseklikleri 110 cm sınırına göre düzenle",
        "paketleme",
    ),
    ("Gümrükte bekleyen menteşe kolisini takip et", "gümrük"),
    ("Check insurance cover for the Oslo shipment", "sigorta"),
    ("Confirm container slot with the forwarder", "nakliye"),
    ("Köşe koruyucuları kartona çevir, köpüğü bitir", "paketleme"),
    ("Kamyon rampasının lastik takozları yenilenecek", "bakım"),
    ("İade gelen iki koliyi say ve tutanak tut", "iade"),
    ("Book a smaller truck for the old town delivery", "nakliye"),
    ("Montaj ekibinin eylül takvimini çıkar", "montaj"),
];

pub(super) const DISPATCH_ROUTINE: Routine = Routine {
    turkish: &[
        "paketle",
        "etiketleri bas",
        "yükleme fotoğraflarını çek",
        "irsaliyeyi kes",
        "teslim tutanağını al",
    ],
    english: &["send packing list", "confirm delivery address", "upload the CMR"],
    tags: &["nakliye", "paketleme", "ihracat"],
    products: PRODUCTS,
};

pub(super) const DEPARTMENT: &[Name] = &[
    ("Yıllık ihracat hedefini çeyreklere böl", "planlama"),
    ("Köln fuarı için stant çizimlerini onayla", "fuar"),
    ("Bayi toplantısı sunumunu hazırla", "fuar"),
    ("Update price list for the spring season", "fiyat"),
    ("Tahsilatı geciken üç müşteriyi ara", "tahsilat"),
    ("Kur farkı politikasını yazılı hâle getir", "fiyat"),
    ("Train the new agent for Benelux", "eğitim"),
    ("Teklif şablonunu iki dilli yap", "form"),
];

pub(super) const EUROPE: &[Name] = &[
    ("Nordhavn için FSC belgelerini hazırla", "belge"),
    (
        "Maison Verdelune: revise quotation with oak instead of walnut",
        "teklif",
    ),
    ("EUR.1 dolaşım belgesini gümrük müşavirine ilet", "belge"),
    ("Bluefen Offices: 48 çalışma masası için teklif ver", "teklif"),
    ("Send assembly instructions in German and English", "belge"),
    ("Casa Miravento yatak başlığı kumaş onayını al", "onay"),
    (
        "Marlowe & Fenn: arrange a video call about the showroom order",
        "görüşme",
    ),
    ("Eksik gelen 12 kulbu ek kargoyla gönder", "şikâyet"),
    ("Lindwyk: ask for the floor plan of the second storey", "görüşme"),
    ("Proforma faturayı güncel kurla yenile", "teklif"),
    ("Damaged corner on delivery: offer a replacement panel", "şikâyet"),
    ("Write to Daniel about the missing invoice copy", "tahsilat"),
    ("Nordhavn vitrinleri için temperli cam siparişi", "tedarik"),
    (
        "Verdelune'ün ikinci konteynerini öne çekebilir miyiz?",
        "sevkiyat",
    ),
    (
        "Offer a lighter version of the Lodos bookcase for rented flats",
        "teklif",
    ),
    ("Kayra komodin: Avrupa fişli priz modülü uyuyor mu?", "onay"),
    ("Translate the guarantee terms into French", "belge"),
    ("Miravento avansı geldi mi, muhasebeye sor", "tahsilat"),
    ("Request feedback three months after delivery", "görüşme"),
    ("Sandalye numunelerini Oslo'ya uçakla gönder", "numune"),
];

pub(super) const HOTEL: &[Name] = &[
    (
        "Altenriede: onaylı komodin numunesini fotoğrafla ve gönder",
        "numune",
    ),
    ("Oda 101 örnek kurulumu için ekip ve tarih belirle", "montaj"),
    ("Collect feedback from the hotel's first guests", "görüşme"),
    (
        "Resepsiyon bankosunun kablo çıkışlarını elektrikçiyle netleştir",
        "çizim",
    ),
    ("Get the fire safety certificate for the headboards", "belge"),
    ("24 komodin için ceviz kaplamayı aynı gövdeden seç", "hammadde"),
    ("Lift measurements: does the wardrobe fit upright?", "çizim"),
    ("Asansör boşluğu dar: gardıroplar demonte gidecek", "sevkiyat"),
    ("Agree on the delivery week with the site manager", "görüşme"),
    ("Kahvaltı salonu masalarına çizilmez yüzey önerisi", "teklif"),
];

pub(super) const DOMESTIC: &[Name] = &[
    ("Şirinçay Butik Otel ölçü randevusunu ayarla", "görüşme"),
    ("Işıkdere Koleji sıra siparişi: teslim tarihini netleştir", "onay"),
    ("Tuzburnu Restoran masalarının montajını planla", "montaj"),
    ("Ormanevi Anaokulu için renk seçeneklerini yolla", "onay"),
    (
        "Gökçebayır Yayıncılık: kitaplık bölmelerini 28 cm'ye çıkar",
        "çizim",
    ),
    ("İzmir bayisinin teşhir ürünlerini yenile", "bayi"),
    ("Ağrı'ya nakliye fiyatı al", "nakliye"),
    ("Öğretmen dolapları için ihale dosyasını tamamla", "teklif"),
    ("Üsküdar mağazasında indirim etiketlerini değiştir", "bayi"),
    ("Şikâyet: sehpanın ayağı sallanıyor (Sn. Işıtan)", "şikâyet"),
];

pub(super) const ROUTINE: Routine = Routine {
    turkish: &[
        "teklifi gönder",
        "sözleşmeyi imzalat",
        "avans faturasını kes",
        "numune onayını bekle",
        "sevk tarihini bildir",
        "montaj ekibini ayarla",
        "renk onayını al",
    ],
    english: &[
        "send quotation",
        "confirm finish and handles",
        "ask for final payment",
        "share production photos",
    ],
    tags: &["teklif", "onay", "ihracat", "tahsilat"],
    products: PRODUCTS,
};
