//! The system's keychain behind a worker thread of its own: one call at a time, and nobody waits longer than three
//! seconds, because a locked keychain blocks until a person answers.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use cubicl_client::AccessToken;
use tokio::sync::oneshot;

use crate::port::SecretStore;
use crate::view::KeychainState;

const PATIENCE: Duration = Duration::from_secs(3);

type Job = Box<dyn FnOnce(&dyn SecretStore) + Send>;

/// Cheap to clone; the thread ends with the last clone.
#[derive(Clone)]
pub(super) struct Keychain {
    /// `None` when the system gave no thread.
    jobs: Option<mpsc::Sender<Job>>,
}

impl Keychain {
    pub(crate) fn new(store: Arc<dyn SecretStore>) -> Self {
        let (jobs, queue) = mpsc::channel::<Job>();
        let worker = std::thread::Builder::new()
            .name("keychain".to_owned())
            .spawn(move || {
                for job in queue {
                    job(store.as_ref());
                }
            });
        Self {
            jobs: worker.is_ok().then_some(jobs),
        }
    }

    pub(crate) async fn read(&self, key: &str) -> Result<Option<AccessToken>, KeychainState> {
        let key = key.to_owned();
        self.ask(move |store| store.read(&key), |_, _| {}).await
    }

    /// Writes, reads back and compares. What is stored too late for the caller is removed again.
    pub(crate) async fn write(&self, key: &str, token: &AccessToken) -> Result<(), KeychainState> {
        let (key, token) = (key.to_owned(), token.clone());
        let late = key.clone();
        self.ask(
            move |store| {
                store.write(&key, &token)?;
                match store.read(&key)? {
                    Some(stored) if stored.expose() == token.expose() => Ok(()),
                    _ => Err(KeychainState::Denied),
                }
            },
            move |store, outcome: Result<(), KeychainState>| {
                if outcome.is_ok() && store.remove(&late).is_err() {
                    tracing::warn!("a token stored too late could not be removed from the keychain");
                }
            },
        )
        .await
    }

    pub(crate) async fn remove(&self, key: &str) -> Result<(), KeychainState> {
        let key = key.to_owned();
        self.ask(move |store| store.remove(&key), |_, _| {}).await
    }

    async fn ask<T: Send + 'static>(
        &self,
        call: impl FnOnce(&dyn SecretStore) -> Result<T, KeychainState> + Send + 'static,
        too_late: impl FnOnce(&dyn SecretStore, Result<T, KeychainState>) + Send + 'static,
    ) -> Result<T, KeychainState> {
        let (answer, mut answered) = oneshot::channel();
        let job: Job = Box::new(move |store| {
            // Whoever gave up while an earlier call blocked wants nothing done any more.
            if answer.is_closed() {
                return;
            }
            if let Err(outcome) = answer.send(call(store)) {
                too_late(store, outcome);
            }
        });
        let sent = self.jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok());
        if !sent {
            return Err(KeychainState::Missing);
        }
        match tokio::time::timeout(PATIENCE, &mut answered).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => Err(KeychainState::Missing),
            Err(_) => {
                answered.close();
                answered.try_recv().unwrap_or(Err(KeychainState::Silent))
            }
        }
    }
}
