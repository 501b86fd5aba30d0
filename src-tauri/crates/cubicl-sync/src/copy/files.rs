//! What is known of files, whoever told it.

use cubicl_client::FileId;

use super::LocalCopy;
use crate::record::{FileRecord, TaskRecord};

impl LocalCopy {
    /// What is known of a file: the name may have been told elsewhere (A13).
    pub(crate) fn file(&self, id: &FileId) -> Option<&FileRecord> {
        self.files.get(id)
    }

    pub(crate) fn learn_file(&mut self, file: &FileRecord) {
        let known = self.files.entry(file.id.clone()).or_insert_with(|| file.clone());
        if file.name.is_some() {
            known.name.clone_from(&file.name);
        }
        if file.thumbnail.is_some() {
            known.thumbnail.clone_from(&file.thumbnail);
        }
        known.size = file.size.or(known.size);
    }

    pub(super) fn learn_files(&mut self, record: &mut TaskRecord) {
        for file in &mut record.files {
            self.learn_file(file);
            if let Some(known) = self.files.get(&file.id) {
                file.clone_from(known);
            }
        }
    }
}
