//! Reaching a server for the first time: which address, whose token, and what it means when nobody answers.

use cubicl_client::{
    AccessToken, Client, Config as ClientConfig, Error, ErrorKind, ProjectId, ServerAddress,
};

use super::Config;
use crate::core::Core;
use crate::record::intake;
use crate::view::{AccountView, Problem, ProblemKind};
use crate::{picture, problem};

/// Cubicl's own service.
pub(super) const CUBICL: &str = "https://cubicl.io";

/// A client for a typed address, or for the one that is offered.
pub(super) fn client(server: Option<&str>, token: AccessToken, config: &Config) -> Result<Client, Problem> {
    let typed = server.or(config.default_server.as_deref()).unwrap_or(CUBICL);
    let server = ServerAddress::parse(typed).map_err(|_| problem::plain(ProblemKind::BadAddress))?;
    let config = ClientConfig {
        rate: config.rate,
        ..ClientConfig::new(server, token, &config.user_agent)
    };
    Client::new(config).map_err(problem::of)
}

/// A client for the sample workspace, which has no limit of requests.
pub(super) fn sample(address: &str, token: AccessToken, config: &Config) -> Result<Client, Problem> {
    let server = ServerAddress::parse(address).map_err(|_| problem::plain(ProblemKind::BadAddress))?;
    let config = ClientConfig {
        rate: 0,
        ..ClientConfig::new(server, token, &config.user_agent)
    };
    Client::new(config).map_err(problem::of)
}

/// Whose token it is, with the photo for the page.
pub(super) async fn who(client: &Client) -> Result<(AccountView, Option<String>), Problem> {
    let me = client
        .me()
        .await
        .map_err(|error| first_contact(error, client.server()))?;
    let (account, photo) = intake::account(me, &client.server().host());
    let photo = match photo {
        Some(address) => picture::preview(client, &address).await,
        None => None,
    };
    Ok((account, photo))
}

/// Whether the token is one of the open account: of the same person in the same organization. Of that Cubicl tells no more than
/// its name; under another name it is the same when it has a project that was known.
pub(super) async fn is_same(open: &Core, client: &Client, account: &AccountView) -> Result<(), Problem> {
    let (expected, known) = open.peek(|state| (state.account.clone(), state.copy.projects.clone()));
    let other = |expected| Err(problem::plain(ProblemKind::OtherAccount { expected }));
    if expected.user != account.user {
        return other(expected.name);
    }
    let names = [&expected.organization, &account.organization];
    if names[0] == names[1] || names.iter().any(|name| name.is_empty()) {
        return Ok(());
    }
    let projects = client.projects().await.map_err(problem::of)?;
    let is_known = |project: &ProjectId| known.iter().any(|known| known.id == *project);
    if projects.iter().any(|project| is_known(&project.id)) {
        return Ok(());
    }
    other(format!("{} ({})", expected.name, expected.organization))
}

/// A known server that does not answer means no network; a typed one may be wrong.
fn first_contact(error: Error, server: &ServerAddress) -> Problem {
    let host = server.host();
    let kind = match &error.kind {
        ErrorKind::UnknownHost | ErrorKind::ConnectionRefused | ErrorKind::Network if server.is_default() => {
            ProblemKind::Offline
        }
        ErrorKind::UnknownHost | ErrorKind::ConnectionRefused => ProblemKind::WrongAddress { host },
        ErrorKind::Tls => ProblemKind::Insecure { host },
        ErrorKind::NotCubicl
        | ErrorKind::TooLarge
        | ErrorKind::NotFound
        | ErrorKind::WrongMethod
        | ErrorKind::Invalid
        | ErrorKind::Impossible
        | ErrorKind::OtherStatus => ProblemKind::NotCubicl { host },
        // Cubicl tells its own code (A2); a web server in between does not.
        ErrorKind::NotPermitted if error.code.is_none() => ProblemKind::NotCubicl { host },
        _ => return problem::of(error),
    };
    Problem {
        kind,
        can_retry: true,
        detail: Some(error.to_string()),
    }
}
