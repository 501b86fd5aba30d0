//! Small real files: plain text, a table, and a one-page PDF.

/// A PDF of one A4 page; the lines are drawn in Helvetica, so in the letters of Windows-1252.
pub(super) fn pdf(title: &str, lines: &[&str]) -> Vec<u8> {
    let mut page = format!("BT /F2 20 Tf 56 770 Td ({}) Tj ET\n", escaped(title));
    page.push_str("0.75 0.6 0.42 rg 56 756 483 3 re f 0 g\n");
    for (row, line) in lines.iter().enumerate() {
        page.push_str(&format!(
            "BT /F1 11 Tf 56 {} Td ({}) Tj ET\n",
            726 - 20 * row,
            escaped(line)
        ));
    }
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R \
         /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>"
            .to_owned(),
        font("Helvetica"),
        font("Helvetica-Bold"),
        format!("<< /Length {} >>\nstream\n{page}endstream", page.len()),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let table = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    file.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    ));
    file.into_bytes()
}

fn font(name: &str) -> String {
    format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
}

/// Octal codes of Windows-1252; Turkish letters that it lacks lose their mark.
fn escaped(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '(' | ')' | '\\' => format!("\\{letter}"),
            ' '..='~' => letter.to_string(),
            'ı' => "i".into(),
            'İ' => "I".into(),
            'ş' => "s".into(),
            'Ş' => "S".into(),
            'ğ' => "g".into(),
            'Ğ' => "G".into(),
            '\u{a0}'..='\u{ff}' => format!("\\{:03o}", u32::from(letter)),
            '–' => "\\226".into(),
            '€' => "\\200".into(),
            _ => "?".into(),
        })
        .collect()
}

pub(super) fn order_confirmation() -> Vec<u8> {
    pdf(
        "Order confirmation 2026-0417",
        &[
            "Kavlan Mobilya – Organize Sanayi, 4. Cadde, Bursa",
            "Client: Hotel Altenriede",
            "",
            "24 x bedside table Kayra, walnut veneer, oiled            24 × 185,00 €",
            "12 x wardrobe Selvi, two doors, walnut veneer            12 × 940,00 €",
            "  2 x reception desk, custom drawing KM-118 rev. C      2 × 4.200,00 €",
            "",
            "Total without VAT: 24.120,00 €",
            "Delivery: ten weeks after approval of the sample, DAP.",
            "Payment: 40 % with order, 60 % before dispatch.",
        ],
    )
}

pub(super) fn measuring_report() -> Vec<u8> {
    pdf(
        "Ölçü tutanağı",
        &[
            "Yer: Şirinçay Butik Otel, zemin kat resepsiyon",
            "Ölçen: Elif Nur Güler",
            "",
            "Duvar A: 4.120 mm     Duvar B: 2.860 mm     Tavan: 2.740 mm",
            "Kolon 300 × 300 mm, girişe uzaklığı 1.150 mm.",
            "Zemin 6 mm eğimli: ayaklar ayarlı olacak.",
            "Priz yerleri çizimde kırmızı ile işaretlendi.",
        ],
    )
}

pub(super) fn cutting_list() -> Vec<u8> {
    // The mark at the start lets spreadsheet programs see that it is UTF-8.
    "\u{feff}Parça;Malzeme;Boy (mm);En (mm);Kalınlık (mm);Adet\r\n\
     Üst tabla;Ceviz kaplama MDF;1800;900;22;6\r\n\
     Ayak;Masif kayın;720;70;70;24\r\n\
     Kayıt uzun;Masif kayın;1580;90;22;12\r\n\
     Kayıt kısa;Masif kayın;680;90;22;12\r\n\
     Çekmece önü;Ceviz kaplama MDF;440;140;19;12\r\n\
     Çekmece yanı;Huş kontrplak;420;110;12;24\r\n\
     Çekmece tabanı;Huş kontrplak;416;412;6;12\r\n"
        .into()
}

pub(super) fn packing_notes() -> Vec<u8> {
    "PAKETLEME NOTLARI\n=================\n\n\
     1. Köşelere karton köşebent, üstüne üç kat balonlu naylon.\n\
     2. Cam kapaklar ayrı sandıkta, dik konumda.\n\
     3. Her kutuda montaj şeması (TR + EN) ve bağlantı torbası.\n\
     4. Etiket: sipariş no, kutu x/y, brüt ağırlık.\n\
     5. Paletler 110 cm'yi geçmeyecek; üst üste konmaz.\n\n\
     Sorular: Yiğit Ünlüsoy, dahili 214\n"
        .into()
}

pub(super) fn meeting_minutes() -> Vec<u8> {
    "Meeting minutes – weekly export call\n\n\
     Present: Gülşah, Hannah, Yiğit, İrem\n\n\
     - Altenriede: sample bedside table approved, go ahead with the series.\n\
     - Nordhavn: asks for FSC papers before the next call.\n\
     - Verdelune: container slot moved by three days, client informed.\n\
     - Spare handles: send ten with every order from now on.\n\n\
     Next call: Thursday 10:00 (Istanbul).\n"
        .into()
}
