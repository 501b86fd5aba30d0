//! The workshop and what surrounds it.

use super::{Name, PRODUCTS, Routine, UPHOLSTERED};

pub(super) const PLANNING: &[Name] = &[
    (
        "Haftalık üretim planını pazartesi sabahına kadar yayınla",
        "planlama",
    ),
    ("Vardiya devir notlarını tek bir forma topla", "planlama"),
    (
        "Kesim listesini yeni optimizasyon programıyla karşılaştır",
        "planlama",
    ),
    ("Ağustos bakım duruşunu müşterilere duyuracak tarihi seç", "bakım"),
    ("İkinci el planya makinesini görmeye git", "yatırım"),
    ("Ahşap talaşı için briket firmasıyla görüş", "çevre"),
    ("Fason torna işleri için üç yeni atölyeden fiyat al", "tedarik"),
    ("Compare planned and real hours of the last quarter", "planlama"),
    (
        "Darboğaz: kenar bantlama hattına ikinci vardiya gerekli mi?",
        "planlama",
    ),
    (
        "Menteşe ve ray tedarikçisiyle yıllık sözleşmeyi yenile",
        "tedarik",
    ),
];

pub(super) const WORKSHOP: &[Name] = &[
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
    ("Şerit testerenin koruma kapağı gevşek, acil bak", "iş güvenliği"),
    ("Poyraz masa ayaklarının kaynak dikişlerini düzelt", "seri üretim"),
    ("Yangın tüplerinin yıllık kontrolünü yaptır", "iş güvenliği"),
    ("Forkliftin akü bakımını planla", "bakım"),
    ("Repair the edge on desk top no. 7 before packing", "seri üretim"),
    (
        "Re-check hole pattern against drawing KM-118 rev. C",
        "özel sipariş",
    ),
    ("Anaokulu dolapları: köşeleri 8 mm yuvarlat", "özel sipariş"),
    ("Tutkal karışım oranını kış koşullarına göre güncelle", "hammadde"),
    ("Kapı pervazları için 12 m² dişbudak ayır", "hammadde"),
    ("Build a jig for the mitred frames", "şablon"),
    ("Testere bıçaklarını bilemeye gönder, dönüş tarihini yaz", "bakım"),
    ("Hava kompresörü geceleri basınç kaybediyor", "bakım"),
    ("Artan panelleri ölçülerine göre raflara diz", "stok"),
    ("Asya masa: açılır mekanizmanın yatağı sıkışıyor", "numune"),
    (
        "Şirinçay Butik Otel resepsiyon bankosu: taş tablanın altına gelecek çelik karkasın ölçülerini taşçıyla birlikte \
         yerinde yeniden al",
        "özel sipariş",
    ),
    ("Replace the worn conveyor rollers at the sander", "bakım"),
    ("Usta adayları için geçme eğitimi: kırlangıç kuyruğu", "eğitim"),
    ("Gece vardiyası aydınlatmasını ölçtür", "iş güvenliği"),
];

pub(super) const WORKSHOP_ROUTINE: Routine = Routine {
    turkish: &[
        "kesim listesini çıkar",
        "kenar bantlama",
        "delik ve kanalları aç",
        "iskelet montajı",
        "çekmece ayarı",
        "kapak menteşelerini tak",
        "ayakları torna et",
        "kuru montaj",
        "paketle ve rafa kaldır",
        "yüzey kusurlarını gider",
        "kulpları tak",
        "eksik parçayı yeniden kes",
    ],
    english: &["cut spare panels", "check against the drawing", "glue up the top"],
    tags: &["seri üretim", "seri üretim", "özel sipariş", "numune", "ihracat"],
    products: PRODUCTS,
};

pub(super) const UPHOLSTERY: &[Name] = &[
    ("Döşeme istasyonuna ikinci kompresör bağla", "bakım"),
    ("Kumaş toplarını parti numarasına göre yeniden diz", "stok"),
    ("Sünger yoğunluğunu tedarikçi belgesiyle karşılaştır", "hammadde"),
    ("Söğüt berjer: kapitone aralığını 8 cm'ye düşür", "numune"),
    ("Ünye kanepe oturumunda çökme şikâyetini incele", "şikâyet"),
    ("Order 60 m of wool fabric, colour 214 slate", "tedarik"),
    ("Dikiş makinesi iplik atlıyor, servis çağır", "bakım"),
    ("Yatak başlığı için sökülebilir kılıf denemesi", "numune"),
    ("Deri artıklarından numune kartelası hazırla", "stok"),
    ("Fermuar tedarikçisini değiştir", "tedarik"),
];

pub(super) const UPHOLSTERY_ROUTINE: Routine = Routine {
    turkish: &[
        "kumaşı kes",
        "sünger yapıştır",
        "kılıfı dik",
        "kapitone",
        "son dikiş ve temizlik",
        "ayakları tak",
    ],
    english: &["match the pattern at the seams"],
    tags: &["döşeme", "kumaş", "seri üretim"],
    products: UPHOLSTERED,
};

pub(super) const FINISHING: &[Name] = &[
    ("Su bazlı vernik denemesi: üç kat, 24 saat ara", "numune"),
    ("Kabin filtrelerini değiştir", "bakım"),
    ("Örnek renk plakalarını hazırla (ceviz, meşe, antrasit)", "numune"),
    (
        "Lake beyazda sararma: eski partiyle yan yana karşılaştır",
        "şikâyet",
    ),
    ("Kurutma odasının nemini haftalık kaydet", "kalite"),
    ("Oiled surfaces: write a care note for clients", "belge"),
    ("Tabanca memelerini 1,3 mm ile değiştir", "bakım"),
    ("Tiner deposunun havalandırmasını iyileştir", "iş güvenliği"),
    ("RAL 7016 için yeni reçete", "numune"),
    ("Vernik atıklarının teslim tutanağını arşivle", "çevre"),
];

pub(super) const FINISHING_ROUTINE: Routine = Routine {
    turkish: &[
        "zımpara 240",
        "astar",
        "ara zımpara",
        "son kat vernik",
        "yağlama",
        "parlaklık ölçümü",
    ],
    english: &["second coat", "touch up the edges"],
    tags: &["vernik", "lake", "yağ"],
    products: PRODUCTS,
};

pub(super) const QUALITY: &[Name] = &[
    ("Iskarta parçaları ayır ve nedenlerini yaz", "rapor"),
    ("Ölçü mastarlarını kalibrasyona gönder", "kalibrasyon"),
    ("Kanepe iskeletinde gıcırtı: bağlantıları güçlendir", "şikâyet"),
    ("Test drawer runners for 60,000 cycles", "deney"),
    ("Giriş kontrol formunu sadeleştir", "form"),
    ("Çocuk mobilyası için devrilme deneyi", "deney"),
    ("Menteşe partisi 0325: yüzde 4 hatalı, iade et", "tedarik"),
    ("Write the test report for the stackable chair", "rapor"),
    ("Müşteri şikâyetlerini aylık grafiğe dök", "rapor"),
    ("Etiketlerde ı/i hatası: yazıcı kod sayfasını düzelttir", "form"),
];

pub(super) const QUALITY_ROUTINE: Routine = Routine {
    turkish: &[
        "son kontrol ve etiket",
        "ölçü raporu",
        "yüzey kontrolü",
        "fotoğraflı onay",
    ],
    english: &["final inspection", "sign the checklist"],
    tags: &["kontrol", "rapor", "ihracat"],
    products: PRODUCTS,
};
