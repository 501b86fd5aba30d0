//! A minimal XLSX: stored entries in a zip, one sheet with inline texts.

pub(super) fn price_list() -> Vec<u8> {
    workbook(
        "Fiyat listesi",
        &[
            &["Ürün", "Kaplama", "Adet fiyatı (€)", "Stok"],
            &["Selvi gardırop", "Ceviz", "940", "14"],
            &["Kayra komodin", "Ceviz", "185", "62"],
            &["Asya yemek masası", "Meşe", "1120", "9"],
            &["Lodos kitaplık", "Kayın", "430", "27"],
            &["Poyraz çalışma masası", "Meşe", "610", "18"],
            &["İnci sandalye", "Kayın", "145", "120"],
        ],
    )
}

fn workbook(sheet: &str, rows: &[&[&str]]) -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    let cells: String = rows
        .iter()
        .enumerate()
        .map(|(index, row)| self::row(index + 1, row))
        .collect();
    let relation = |kind: &str, target: &str| {
        format!(
            "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">\
             <Relationship Id=\"rId1\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    zip(&[
        (
            "[Content_Types].xml",
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{KIND}.worksheet+xml\"/></Types>"
            ),
        ),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>\
                 <sheet name=\"{sheet}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relation("worksheet", "worksheets/sheet1.xml"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{cells}</sheetData></worksheet>"),
        ),
    ])
}

fn row(number: usize, cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .zip('A'..='Z')
        .map(|(text, column)| match text.parse::<f64>() {
            Ok(value) => format!("<c r=\"{column}{number}\"><v>{value}</v></c>"),
            Err(_) => format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        })
        .collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

/// Uncompressed entries; dated 1 January 2026.
fn zip(entries: &[(&str, String)]) -> Vec<u8> {
    const DATE: u16 = (2026 - 1980) << 9 | 1 << 5 | 1;
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for (name, text) in entries {
        let place = word(file.len());
        let mut fields = Vec::new();
        for short in [20, 0, 0, 0, DATE] {
            fields.extend(u16::to_le_bytes(short));
        }
        for long in [
            crc32fast::hash(text.as_bytes()),
            word(text.len()),
            word(text.len()),
        ] {
            fields.extend(long.to_le_bytes());
        }
        fields.extend(half(name.len()).to_le_bytes());
        fields.extend([0, 0]);

        file.extend(b"PK\x03\x04");
        file.extend(&fields);
        file.extend(name.as_bytes());
        file.extend(text.as_bytes());

        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(place.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, place, size) = (half(entries.len()), word(file.len()), word(directory.len()));
    file.extend(directory);
    file.extend(b"PK\x05\x06\x00\x00\x00\x00");
    file.extend([count, count].iter().flat_map(|count| count.to_le_bytes()));
    file.extend([size, place].iter().flat_map(|value| value.to_le_bytes()));
    file.extend([0, 0]);
    file
}

/// The sample's files are a few kilobytes.
fn word(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn half(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}
