//! The check against the sandbox: tells every dialect apart as far as reading shows it, tells nothing else, and only reads.

// Runs that are guided by coverage build every test of the crate, and each needs the runtime.
use bolero as _;

#[cfg(test)]
mod dialects;
#[cfg(test)]
mod program;
#[cfg(test)]
mod secrecy;

#[cfg(test)]
mod support {
    use cubicl_client::check::{Finding, Report, check};
    use cubicl_client::{AccessToken, Client, Config, ServerAddress};
    use cubicl_sandbox::{Dialect, Options, Sandbox};
    use serde_json::Value;

    pub(crate) async fn sandbox(dialect: Dialect) -> Sandbox {
        // For the requests to the control address; it may be there already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let options = Options {
            rate: 0,
            tasks: 300,
            dialect,
            ..Options::default()
        };
        Sandbox::start(options).await.unwrap()
    }

    pub(crate) fn client(sandbox: &Sandbox) -> Client {
        let server = ServerAddress::parse(sandbox.address()).unwrap();
        let token = AccessToken::parse(sandbox.token()).unwrap();
        let mut config = Config::new(server, token, "test/1");
        // The sandbox is the only one that counts here.
        config.rate = 0;
        Client::new(config).unwrap()
    }

    pub(crate) async fn report(dialect: Dialect) -> Report {
        let sandbox = sandbox(dialect).await;
        check(&client(&sandbox)).await.unwrap()
    }

    pub(crate) fn finding(report: &Report, assumption: u8) -> &Finding {
        let finding = &report.findings[usize::from(assumption) - 1];
        assert_eq!(finding.assumption, assumption);
        finding
    }

    pub(crate) async fn control(sandbox: &Sandbox, path: &str) -> Value {
        let address = format!("{}/{path}", sandbox.control_address().unwrap());
        reqwest::get(address).await.unwrap().json().await.unwrap()
    }

    /// From here on in this dialect.
    pub(crate) async fn speak(sandbox: &Sandbox, dialect: &Dialect) {
        let address = format!("{}/dialect", sandbox.control_address().unwrap());
        let shapes: serde_json::Map<_, _> = dialect
            .shapes()
            .into_iter()
            .map(|(switch, shape)| (switch, Value::String(shape)))
            .collect();
        let answer = reqwest::Client::new()
            .put(address)
            .json(&shapes)
            .send()
            .await
            .unwrap();
        answer.error_for_status().unwrap();
    }

    pub(crate) async fn rule(sandbox: &Sandbox, rule: &Value) {
        let address = format!("{}/rules", sandbox.control_address().unwrap());
        let answer = reqwest::Client::new()
            .post(address)
            .json(rule)
            .send()
            .await
            .unwrap();
        answer.error_for_status().unwrap();
    }
}
