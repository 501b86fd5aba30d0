//! Design, the web site, computers, personnel.

use super::{Name, PRODUCTS, Routine};

pub(super) const WEB: &[Name] = &[
    ("Katalog çekimi için mekân bul", "katalog"),
    ("Ürün sayfalarındaki ölçüleri santimetreye çevir", "web"),
    ("Write English product texts for the Lodos series", "web"),
    ("3D modelleri mimarlar için indirilebilir yap", "web"),
    ("Web sitesi açılış görselini yenile", "web"),
    ("Malzeme kütüphanesine yeni kumaşları işle", "katalog"),
    ("Arama kutusu \"ışık\" ile \"isik\" yazımını aynı bulmalı", "web"),
    ("Katalogun Almanca çevirisini okut", "katalog"),
    ("Add opening hours of the showroom to the contact page", "web"),
    ("Bülten için üç müşteri hikâyesi topla", "katalog"),
];

pub(super) const DESIGN: &[Name] = &[
    ("Kayra serisi için yeni kulp önerileri", "çizim"),
    ("Çocuk odası serisi: ilk eskizler", "çizim"),
    ("Otel odası maketi için ölçekli çizim", "maket"),
    ("Collect photos of joints from the Milan fair", "araştırma"),
    ("Gardırop iç düzeni için beş yeni modül", "çizim"),
    ("Gelecek yılın renk paletini seç", "renk"),
    ("Mood board for the Nordic collection", "renk"),
    (
        "Yaşlılar için kolay kalkılan koltuk: ölçü araştırması",
        "araştırma",
    ),
];

pub(super) const DEVELOPMENT: &[Name] = &[
    ("Poyraz çalışma masasına kablo kanalı ekle", "çizim"),
    ("Asya masa açılır mekanizmasının patentini araştır", "araştırma"),
    ("Prototype: stackable chair without screws", "prototip"),
    ("Kullanıcı testi: montaj şeması anlaşılıyor mu?", "araştırma"),
    ("Ambalaj tasarımında köpük yerine karton kullan", "çevre"),
    ("Yüksekliği ayarlanan masa için motor seçimi", "prototip"),
    ("Bal peteği dolgulu kapı: ağırlık ve ses denemesi", "deney"),
    (
        "Decide between two hinge systems for the display cabinet",
        "karar",
    ),
    ("İkinci prototipte çekmece derinliğini 45 cm yap", "prototip"),
    ("Geri dönüştürülmüş ahşap için tedarikçi listesi", "çevre"),
];

pub(super) const DESIGN_ROUTINE: Routine = Routine {
    turkish: &[
        "teknik çizimi güncelle",
        "render al",
        "malzeme listesini çıkar",
        "prototip notlarını işle",
    ],
    english: &["check joints in the 3D model", "export drawings for the workshop"],
    tags: &["çizim", "prototip", "katalog"],
    products: PRODUCTS,
};

pub(super) const COMPUTERS: &[Name] = &[
    ("Yedekleme sunucusunun diskini değiştir", "donanım"),
    ("Atölye tabletlerine güncelleme yükle", "donanım"),
    ("Set up the VPN for the export team", "ağ"),
    ("E-posta imzalarını kurumsal şablona geçir", "ağ"),
    ("Depodaki kablosuz ağın çekmediği yerleri haritala", "ağ"),
    ("Renew the licence of the drawing program", "yazılım"),
    ("Muhasebe bilgisayarında Türkçe karakter sorunu", "yazılım"),
    ("Ayrılan personelin hesaplarını kapat", "güvenlik"),
    ("Kesintisiz güç kaynağının pillerini dene", "donanım"),
    ("Teach everybody to spot a phishing e-mail", "güvenlik"),
];

pub(super) const COMPUTERS_ROUTINE: Routine = Routine {
    turkish: &[
        "ürün kartını sisteme aç",
        "barkodu tanımla",
        "reçeteyi programa aktar",
    ],
    english: &[],
    tags: &["yazılım", "stok"],
    products: PRODUCTS,
};

pub(super) const PERSONNEL: &[Name] = &[
    ("Yeni başlayan stajyerin evraklarını tamamla", "evrak"),
    ("İş güvenliği eğitiminin ikinci grubunu planla", "eğitim"),
    ("Yıllık izin çizelgesini güncelle", "evrak"),
    ("Servis güzergâhını yeni mahalleye uzat", "servis"),
    ("Kalite mühendisi pozisyonu için ilan metnini yaz", "işe alım"),
    ("Yemekhane anketinin sonuçlarını paylaş", "anket"),
    ("Usta–çırak eşleşmelerini gözden geçir", "eğitim"),
    ("Second interview with the export candidate", "işe alım"),
    ("Bayram ikramiyesi listesini muhasebeye ver", "evrak"),
    ("İlk yardım dolaplarının içeriğini kontrol et", "sağlık"),
];

pub(super) const PERSONNEL_ROUTINE: Routine = Routine {
    turkish: &[
        "prim hesabını çıkar",
        "vardiya çizelgesini onayla",
        "fazla mesaiyi işle",
    ],
    english: &[],
    tags: &["evrak", "puantaj"],
    products: PRODUCTS,
};

pub(super) const BOARD: &[Name] = &[
    ("Bütçe taslağını yönetim kuruluna sun", "bütçe"),
    ("Yeni arsa için ekspertiz raporunu oku", "yatırım"),
    ("Bankayla kredi koşullarını görüş", "bütçe"),
    ("Sendika toplantısının tarihini kararlaştır", "toplantı"),
    ("Yıllık faaliyet raporunu imzala", "toplantı"),
];
