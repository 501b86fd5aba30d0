//! `cubicl-check`: asks a Cubicl server, by reading alone, whether it keeps to what this program assumes of it.
//!
//! The token comes from a file, from `CUBICL_TOKEN` or from standard input, never from an argument, which others could
//! see. The exit code tells how it went: 0 nothing was refuted, 1 something was, 2 the arguments are not understood,
//! 3 the check could not be made.

use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cubicl_client::check::{MOST_REQUESTS, Report, Verdict, check};
use cubicl_client::{AccessToken, Client, Config, Error, ErrorKind, ServerAddress};

const USAGE: &str = "usage: cubicl-check [--server URL] [--token-file FILE] [--report FILE]

Without --token-file the token is taken from CUBICL_TOKEN, or from standard input:
    cubicl-check < token.txt
The report is Markdown, or JSON when FILE ends in .json. It holds types and names of
fields only, and can be sent to whoever maintains the program.";
const REFUTED: u8 = 1;
const USED_WRONGLY: u8 = 2;
const NOT_CHECKED: u8 = 3;

#[derive(Default)]
struct Arguments {
    server: Option<String>,
    token_file: Option<PathBuf>,
    report: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> io::Result<ExitCode> {
    let Some(arguments) = arguments(std::env::args().skip(1)) else {
        writeln!(io::stderr(), "{USAGE}")?;
        return Ok(ExitCode::from(USED_WRONGLY));
    };
    match run(&arguments).await {
        Ok(report) => {
            tell(&report)?;
            let refuted = report.refuted().count() > 0;
            Ok(ExitCode::from(if refuted { REFUTED } else { 0 }))
        }
        Err(why) => {
            writeln!(io::stderr(), "{why}")?;
            Ok(ExitCode::from(NOT_CHECKED))
        }
    }
}

/// `None` when an argument is not understood.
fn arguments(words: impl Iterator<Item = String>) -> Option<Arguments> {
    let mut arguments = Arguments::default();
    // Both `--name value` and `--name=value`.
    let mut words = words.flat_map(|word| match word.split_once('=') {
        Some((name, value)) if name.starts_with("--") => vec![name.to_owned(), value.to_owned()],
        _ => vec![word],
    });
    while let Some(name) = words.next() {
        match name.as_str() {
            "--server" => arguments.server = Some(words.next()?),
            "--token-file" => arguments.token_file = Some(words.next()?.into()),
            "--report" => arguments.report = Some(words.next()?.into()),
            _ => return None,
        }
    }
    Some(arguments)
}

async fn run(arguments: &Arguments) -> Result<Report, String> {
    let address = arguments.server.as_deref().unwrap_or(ServerAddress::DEFAULT);
    let server = ServerAddress::parse(address).map_err(|bad| format!("The server's address: {bad}."))?;
    let token = AccessToken::parse(&token(arguments.token_file.as_deref())?)
        .map_err(|_| "That is not an access token. It is made on Cubicl's Integrations page.".to_owned())?;
    let agent = concat!("cubicl-check/", env!("CARGO_PKG_VERSION"));
    let client = Client::new(Config::new(server, token, agent)).map_err(|error| plain(&error))?;
    let report = check(&client).await.map_err(|error| plain(&error))?;
    if let Some(file) = &arguments.report {
        let text = if file.extension().is_some_and(|extension| extension == "json") {
            serde_json::to_string_pretty(&report).map_err(|cause| cause.to_string())?
        } else {
            report.to_markdown()
        };
        std::fs::write(file, text).map_err(|cause| format!("The report could not be written: {cause}."))?;
    }
    Ok(report)
}

fn token(file: Option<&Path>) -> Result<String, String> {
    if let Some(file) = file {
        return std::fs::read_to_string(file)
            .map_err(|cause| format!("The token's file cannot be read: {cause}."));
    }
    if let Ok(token) = std::env::var("CUBICL_TOKEN") {
        return Ok(token);
    }
    // Typed at a terminal it would show on the screen.
    if io::stdin().is_terminal() {
        return Err(format!("No token was given.\n{USAGE}"));
    }
    let mut token = String::new();
    io::stdin()
        .take(16 << 10)
        .read_to_string(&mut token)
        .map_err(|cause| format!("The token cannot be read: {cause}."))?;
    Ok(token)
}

fn plain(error: &Error) -> String {
    let words = match &error.kind {
        ErrorKind::Unauthorized => "The server does not accept the token.",
        ErrorKind::NotCubicl => "The server answers, but not like Cubicl.",
        ErrorKind::TooManyRequests(_) => "The server asks to slow down. Try again in a minute.",
        ErrorKind::UnknownHost => "No server is known under this name.",
        ErrorKind::ConnectionRefused => "Nothing listens at this address.",
        ErrorKind::Tls => "The server's certificate cannot be trusted.",
        _ => "The server could not be asked.",
    };
    let status = error
        .status
        .map_or_else(String::new, |status| format!(" (status {status})"));
    format!("{words}{status}")
}

fn tell(report: &Report) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for finding in &report.findings {
        let mark = match finding.verdict {
            Verdict::Confirmed { .. } => "ok ",
            Verdict::Refuted { .. } => "NO ",
            Verdict::NotShown { .. } => " - ",
        };
        let name = format!("A{}", finding.assumption);
        writeln!(out, "{mark} {name:<4}{}: {}", finding.about, finding.seen())?;
    }
    let count = |wanted: fn(&Verdict) -> bool| {
        let findings = report.findings.iter();
        findings.filter(|finding| wanted(&finding.verdict)).count()
    };
    writeln!(
        out,
        "\n{} confirmed, {} refuted, {} not shown; {} of at most {MOST_REQUESTS} requests.",
        count(|verdict| matches!(verdict, Verdict::Confirmed { .. })),
        count(|verdict| matches!(verdict, Verdict::Refuted { .. })),
        count(|verdict| matches!(verdict, Verdict::NotShown { .. })),
        report.requests.len()
    )
}
