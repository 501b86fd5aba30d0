//! A report as Markdown, in English: it is read by whoever maintains this program.

use std::fmt::{self, Write};

use super::report::{Finding, RecordShape, Report, Verdict, Why};

impl Report {
    /// The whole report as Markdown.
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        // Writing to a String does not fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, out: &mut impl Write) -> fmt::Result {
        let server = if self.cubicl_cloud {
            "cubicl.io"
        } else {
            "another server"
        };
        writeln!(out, "# Cubicl check\n")?;
        writeln!(
            out,
            "{}, {server}, {} requests, all reading. ",
            self.program,
            self.requests.len()
        )?;
        writeln!(
            out,
            "Types and names of fields only: no contents, ids, addresses or tokens.\n"
        )?;
        writeln!(
            out,
            "## Assumptions\n\n| | About | Outcome | Seen |\n|---|---|---|---|"
        )?;
        for finding in &self.findings {
            let Finding {
                assumption, about, ..
            } = finding;
            writeln!(
                out,
                "| A{assumption} | {about} | {} | {} |",
                finding.outcome(),
                finding.seen()
            )?;
        }
        writeln!(out, "\n## Records\n")?;
        for record in &self.records {
            write_record(out, record)?;
        }
        writeln!(out, "## Requests\n\n| Request | Status | Answer |\n|---|---|---|")?;
        for asked in &self.requests {
            let status = asked
                .status
                .map_or_else(|| "none".to_owned(), |status| status.to_string());
            writeln!(out, "| {} | {status} | {} |", asked.operation, asked.shape)?;
        }
        Ok(())
    }
}

fn write_record(out: &mut impl Write, record: &RecordShape) -> fmt::Result {
    writeln!(out, "### {} ({})\n", record.record, record.count)?;
    for field in &record.fields {
        let mark = if field.documented { "" } else { " (not documented)" };
        writeln!(out, "- {}: {}, {}×{mark}", field.name, field.kinds, field.count)?;
    }
    if !record.missing.is_empty() {
        writeln!(out, "- never: {}", record.missing.join(", "))?;
    }
    writeln!(out)
}

impl Finding {
    /// The outcome in a word or two.
    pub fn outcome(&self) -> &'static str {
        match (&self.verdict, self.in_part) {
            (Verdict::Confirmed { .. }, false) => "confirmed",
            (Verdict::Confirmed { .. }, true) => "confirmed as far as reading shows",
            (Verdict::Refuted { .. }, _) => "refuted",
            (Verdict::NotShown { .. }, _) => "not shown",
        }
    }

    /// What was seen, or why nothing was.
    pub fn seen(&self) -> String {
        match &self.verdict {
            Verdict::Confirmed { seen } | Verdict::Refuted { seen } => seen.to_string(),
            Verdict::NotShown { why } => why.to_string(),
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NeedsChange => "takes a change",
            Self::NoData => "nothing in the workspace shows it",
            Self::NoOccasion => "no occasion",
            Self::Refused(status) => return write!(formatter, "refused with {status}"),
            Self::NoAnswer => "no answer",
            Self::Unreadable => "the answer could not be read",
            Self::NotAsked => "not asked",
        })
    }
}
