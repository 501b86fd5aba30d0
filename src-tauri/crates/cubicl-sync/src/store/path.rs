//! A path as JSON. Names that are no Unicode, which Linux and Windows allow, come back as they were.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Form {
    Text(String),
    /// Bytes on Unix, UTF-16 on Windows.
    Units(Vec<u16>),
}

pub(crate) fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    let form = match path.to_str() {
        Some(text) => Form::Text(text.to_owned()),
        None => Form::Units(units(path)),
    };
    form.serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
    Ok(match Form::deserialize(deserializer)? {
        Form::Text(text) => PathBuf::from(text),
        Form::Units(units) => of_units(&units),
    })
}

#[cfg(unix)]
fn units(path: &Path) -> Vec<u16> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str()
        .as_bytes()
        .iter()
        .map(|byte| u16::from(*byte))
        .collect()
}

#[cfg(unix)]
fn of_units(units: &[u16]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    let bytes = units.iter().filter_map(|unit| u8::try_from(*unit).ok()).collect();
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(windows)]
fn units(path: &Path) -> Vec<u16> {
    use std::os::windows::ffi::OsStrExt;
    path.as_os_str().encode_wide().collect()
}

#[cfg(windows)]
fn of_units(units: &[u16]) -> PathBuf {
    use std::os::windows::ffi::OsStringExt;
    std::ffi::OsString::from_wide(units).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize, Deserialize)]
    struct Holder(#[serde(with = "super")] PathBuf);

    fn there_and_back(path: PathBuf) -> PathBuf {
        let json = serde_json::to_string(&Holder(path)).expect("it is written");
        serde_json::from_str::<Holder>(&json).expect("it is read").0
    }

    #[test]
    fn a_turkish_name_comes_back() {
        let path = PathBuf::from("/ev/Şişli çizimi.pdf");
        assert_eq!(there_and_back(path.clone()), path);
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_unicode_comes_back() {
        use std::os::unix::ffi::OsStringExt;
        let path = PathBuf::from(std::ffi::OsString::from_vec(b"/ev/\xfe\xff.txt".to_vec()));
        assert_eq!(there_and_back(path.clone()), path);
    }
}
