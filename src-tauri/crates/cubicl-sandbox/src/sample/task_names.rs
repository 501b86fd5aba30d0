//! What the tasks are called. Names are handed out in order; when a list is used up, work on orders follows, made of
//! a product and a step of the work.

use super::projects::Area;
use crate::random::Random;

const WORKSHOP: &[(&str, &str)] = &[
    ("CNC freze uçlarını değiştir ve yeniden sıfırla", "bakım"),
    (
        "Selvi gardırop kapakları için menteşe şablonu hazırla",
        "gardırop",
    ),
    ("Ceviz kaplama stoğunu say, eksikleri satın almaya bildir", "stok"),
    ("Toz emme hattındaki kaçağı bul", "bakım"),
    (
        "İnci sandalye: arka ayak açısını ikinci numunede düzelt",
        "numune",
    ),
    (
        "Kenar bantlama makinesinin ısısını yeni tutkala göre ayarla",
        "bakım",
    ),
    (
        "Lodos kitaplık raf taşıyıcılarını 32 mm sisteme geçir",
        "seri üretim",
    ),
    ("Zımpara bandı tüketimini vardiya bazında çıkar", "stok"),
    (
        "Gürgen kerestenin nemini ölç, %9'un altındakileri ayır",
        "hammadde",
    ),
    ("Yeni pres için elektrik hattını kontrol ettir", "bakım"),
    ("Komodin çekmecelerinde frenli ray denemesi", "numune"),
    ("Restoran masası için 40 mm masif tabla birleştir", "özel sipariş"),
    ("Iskarta parçaları ayır ve nedenlerini yaz", "kalite"),
    ("Ölçü mastarlarını kalibrasyona gönder", "kalite"),
    ("Şerit testerenin koruma kapağı gevşek, acil bak", "iş güvenliği"),
    ("Döşeme istasyonuna ikinci kompresör bağla", "bakım"),
    (
        "Kesim listesini yeni optimizasyon programıyla karşılaştır",
        "planlama",
    ),
    ("Poyraz masa ayaklarının kaynak dikişlerini kontrol et", "kalite"),
    ("Su bazlı vernik denemesi: üç kat, 24 saat ara", "cila"),
    ("Kabin filtrelerini değiştir", "bakım"),
    ("Örnek renk plakalarını hazırla (ceviz, meşe, antrasit)", "cila"),
    ("Kanepe iskeletinde gıcırtı: bağlantıları güçlendir", "kalite"),
    ("Kumaş toplarını parti numarasına göre yeniden diz", "stok"),
    ("Yangın tüplerinin yıllık kontrolünü yaptır", "iş güvenliği"),
    ("Forkliftin akü bakımını planla", "bakım"),
    ("Test drawer runners for 60,000 cycles", "kalite"),
    ("Repair the edge on desk top no. 7 before packing", "seri üretim"),
    (
        "Re-check hole pattern against drawing KM-118 rev. C",
        "özel sipariş",
    ),
    (
        "Haftalık üretim planını pazartesi sabahına kadar yayınla",
        "planlama",
    ),
    ("Vardiya devir notlarını tek bir forma topla", "planlama"),
    ("Sünger yoğunluğunu tedarikçi belgesiyle karşılaştır", "hammadde"),
    ("Anaokulu dolapları: köşeleri 8 mm yuvarlat", "özel sipariş"),
    ("Tutkal karışım oranını kış koşullarına göre güncelle", "hammadde"),
    ("İkinci el planya makinesini görmeye git", "yatırım"),
    ("Ahşap talaşı için briket firmasıyla görüş", "çevre"),
];

const SALES: &[(&str, &str)] = &[
    (
        "Altenriede: onaylı komodin numunesini fotoğrafla ve gönder",
        "numune",
    ),
    ("Nordhavn için FSC belgelerini hazırla", "belge"),
    ("Confirm container slot with the forwarder", "sevkiyat"),
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
    ("Paketleme ölçülerini nakliyeciye bildir", "sevkiyat"),
    ("Eksik gelen 12 kulbu ek kargoyla gönder", "şikâyet"),
    ("Lindwyk: ask for the floor plan of the second storey", "görüşme"),
    ("Proforma faturayı güncel kurla yenile", "teklif"),
    ("Köln fuarı için stant çizimlerini onayla", "fuar"),
    ("Şirinçay Butik Otel ölçü randevusunu ayarla", "görüşme"),
    ("Işıkdere Koleji sıra siparişi: teslim tarihini netleştir", "onay"),
    ("Tuzburnu Restoran masalarının montajını planla", "montaj"),
    ("Damaged corner on delivery: offer a replacement panel", "şikâyet"),
    ("Update price list for the spring season", "teklif"),
    ("Bayi toplantısı sunumunu hazırla", "fuar"),
    ("Tahsilatı geciken üç müşteriyi ara", "tahsilat"),
    (
        "Palet üstü yükseklikleri 110 cm sınırına göre düzenle",
        "sevkiyat",
    ),
    ("Ormanevi Anaokulu için renk seçeneklerini yolla", "onay"),
    ("Check insurance cover for the Oslo shipment", "sevkiyat"),
    ("Gümrükte bekleyen menteşe kolisini takip et", "belge"),
    ("Collect feedback from the hotel's first guests", "görüşme"),
    ("Yıllık ihracat hedefini çeyreklere böl", "planlama"),
    ("Write to Daniel about the missing invoice copy", "tahsilat"),
];

const DESIGN: &[(&str, &str)] = &[
    ("Kayra serisi için yeni kulp önerileri", "çizim"),
    ("Poyraz çalışma masasına kablo kanalı ekle", "çizim"),
    ("Katalog çekimi için mekân bul", "katalog"),
    ("Ürün sayfalarındaki ölçüleri santimetreye çevir", "web"),
    ("Write English product texts for the Lodos series", "web"),
    ("Çocuk odası serisi: ilk eskizler", "çizim"),
    ("3D modelleri mimarlar için indirilebilir yap", "web"),
    ("Asya masa açılır mekanizmasının patentini araştır", "araştırma"),
    ("Malzeme kütüphanesine yeni kumaşları işle", "katalog"),
    ("Prototype: stackable chair without screws", "numune"),
    ("Otel odası maketi için ölçekli çizim", "çizim"),
    ("Web sitesi açılış görselini yenile", "web"),
    ("Kullanıcı testi: montaj şeması anlaşılıyor mu?", "araştırma"),
    ("Collect competitor photos from the Milan fair", "araştırma"),
    ("Ambalaj tasarımında köpük yerine karton kullan", "çevre"),
    ("Gardırop iç düzeni için beş yeni modül", "çizim"),
];

const OFFICE: &[(&str, &str)] = &[
    ("Yedekleme sunucusunun diskini değiştir", "donanım"),
    ("Atölye tabletlerine güncelleme yükle", "donanım"),
    ("Set up the VPN for the export team", "ağ"),
    ("Yeni başlayan stajyerin evraklarını tamamla", "evrak"),
    ("İş güvenliği eğitiminin ikinci grubunu planla", "eğitim"),
    ("Yıllık izin çizelgesini güncelle", "evrak"),
    ("Servis güzergâhını yeni mahalleye uzat", "servis"),
    ("E-posta imzalarını kurumsal şablona geçir", "ağ"),
    ("Kalite müdürü pozisyonu için ilan metnini yaz", "işe alım"),
    ("Depodaki kablosuz ağın çekmediği yerleri haritala", "ağ"),
    ("Yemekhane anketinin sonuçlarını paylaş", "anket"),
    ("Renew the licence of the drawing program", "yazılım"),
];

const PRODUCTS: &[&str] = &[
    "Selvi gardırop",
    "Kayra komodin",
    "Asya yemek masası",
    "Lodos kitaplık",
    "Poyraz çalışma masası",
    "İnci sandalye",
    "Işık konsol",
    "Çınar şifonyer",
    "Meltem orta sehpa",
    "Ünye kanepe",
    "Söğüt berjer",
    "Gökçe yatak başlığı",
    "Zümrüt vitrin",
    "Ilgaz bank",
    "Defne ayakkabılık",
];

const WORKSHOP_STEPS: &[&str] = &[
    "kesim listesini çıkar",
    "kenar bantlama",
    "delik ve kanalları aç",
    "iskelet montajı",
    "zımpara ve son kat vernik",
    "çekmece ayarı",
    "kapak menteşelerini tak",
    "döşeme kumaşını kes",
    "ayakları torna et",
    "son kontrol ve etiket",
    "paketle ve rafa kaldır",
    "yüzey kusurlarını gider",
];

const SALES_STEPS: &[&str] = &[
    "teklifi gönder",
    "sözleşmeyi imzalat",
    "avans faturasını kes",
    "numune onayını bekle",
    "sevk tarihini bildir",
    "send packing list",
    "confirm delivery address",
    "montaj ekibini ayarla",
    "teslim tutanağını al",
    "ask for final payment",
];

const DESIGN_STEPS: &[&str] = &[
    "teknik çizimi güncelle",
    "render al",
    "malzeme listesini çıkar",
    "prototip notlarını işle",
    "katalog sayfasını hazırla",
    "check joints in the 3D model",
];

const OFFICE_STEPS: &[&str] = &[
    "bilgisayarına bakım",
    "hesabını aç",
    "zimmet formunu imzalat",
    "eğitim kaydını işle",
];
const ROOMS: &[&str] = &[
    "Satış ofisi",
    "Tasarım ofisi",
    "Atölye girişi",
    "Depo",
    "Muhasebe",
    "Showroom",
];

/// The name and usual tag of the `index`th task in an area.
pub(super) fn name(area: Area, index: usize, random: &mut Random) -> (String, &'static str) {
    let (list, steps, subjects) = match area {
        Area::Workshop => (WORKSHOP, WORKSHOP_STEPS, PRODUCTS),
        Area::Sales => (SALES, SALES_STEPS, PRODUCTS),
        Area::Design => (DESIGN, DESIGN_STEPS, PRODUCTS),
        Area::Office => (OFFICE, OFFICE_STEPS, ROOMS),
    };
    if let Some((name, tag)) = list.get(index) {
        return ((*name).to_owned(), tag);
    }
    let (subject, step) = (random.pick(subjects), random.pick(steps));
    let (_, tag) = random.pick(list);
    let made = index - list.len();
    let name = match area {
        Area::Workshop | Area::Sales => {
            let order = 4_100 + made;
            match random.below(3) {
                0 => format!("Sipariş {order} – {subject}: {step}"),
                1 => format!("{subject} ({} adet): {step} · {order}", 2 + random.below(60)),
                _ => format!("{order} {subject}, {step}"),
            }
        }
        Area::Design => format!("{subject} rev. {}: {step}", revision(made)),
        Area::Office => format!("{subject}: {step} ({})", 1 + made),
    };
    (name, tag)
}

/// A, B … Z, AA …
fn revision(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
        if number == 0 {
            return letters.iter().rev().collect();
        }
        number -= 1;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn hand_written_names_are_many_and_each_is_its_own() {
        let all: Vec<&str> = [WORKSHOP, SALES, DESIGN, OFFICE]
            .concat()
            .iter()
            .map(|(name, _)| *name)
            .collect();
        let distinct: BTreeSet<&str> = all.iter().copied().collect();
        assert!(distinct.len() >= 80, "only {}", distinct.len());
        assert_eq!(distinct.len(), all.len(), "a name is there twice");
    }
}
