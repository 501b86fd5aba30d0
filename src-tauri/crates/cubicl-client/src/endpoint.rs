//! The documented requests: method and path of each, written once.

use std::fmt;

use reqwest::Method;

macro_rules! endpoints {
    ($($(#[$doc:meta])* $name:ident = $method:ident $path:literal,)*) => {
        /// One documented request. `:id` and the like stand for ids.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Endpoint {$($(#[$doc])* $name,)*}

        impl Endpoint {
            /// All of them, in the order of the contract.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Method and path, e.g. `GET tasks/:id`: what errors call it.
            pub const fn operation(self) -> &'static str {
                match self {
                    $(Self::$name => concat!(stringify!($method), " ", $path),)*
                }
            }

            /// Below the base address.
            pub const fn path(self) -> &'static str {
                match self {
                    $(Self::$name => $path,)*
                }
            }

            /// HTTP method.
            pub const fn method(self) -> Method {
                match self {
                    $(Self::$name => Method::$method,)*
                }
            }
        }
    };
}

endpoints! {
    /// Contract section 2.
    Me = GET "app/me",
    /// Contract section 2.
    OrganizationUsers = GET "organization/users",
    /// Contract section 2.
    Users = GET "users",
    /// Contract section 3.
    Projects = GET "groups",
    /// Contract section 4.
    Tasks = GET "tasks",
    /// Contract section 4.
    Task = GET "tasks/:id",
    /// Contract section 4.
    CreateTask = POST "tasks",
    /// Contract section 4.
    UpdateTask = PUT "tasks/:id",
    /// Contract section 4.
    DeleteTask = DELETE "tasks/:id",
    /// Contract section 4.
    CreateSubtask = POST "tasks/:id/subtasks",
    /// Contract section 4.
    SetState = PUT "tasks/:id/state",
    /// Contract section 4.
    Activities = GET "tasks/:id/activities",
    /// Contract section 4.
    Comment = POST "tasks/:id/activities",
    /// Contract section 4.
    SetVisibility = PUT "tasks/:id/activities/:activity",
    /// Contract section 5.
    Upload = POST "files/upload",
    /// Contract section 5.
    FileLink = GET "files/:id/url",
    /// Contract section 5.
    Nodes = GET "file-system-nodes",
    /// Contract section 5.
    AddFiles = POST "file-system-nodes/files",
    /// Contract section 5.
    MakeDirectory = POST "file-system-nodes/directories",
    /// Contract section 5.
    DeleteNodes = DELETE "file-system-nodes",
    /// Contract section 6.
    Clients = GET "crm/customers",
    /// Contract section 6.
    Client = GET "crm/customers/:id",
    /// Contract section 6.
    CreateClient = POST "crm/customers",
    /// Contract section 6.
    UpdateClient = PUT "crm/customers/:id",
    /// Contract section 6.
    DeleteClient = DELETE "crm/customers/:id",
    /// Contract section 7.
    Threads = GET "chat/threads",
    /// Contract section 7.
    Messages = GET "chat/threads/:id/messages",
    /// Contract section 7.
    SendMessage = POST "chat/messages",
    /// Contract section 8.
    BookkeepingPage = GET "bookkeeping/page",
    /// Contract section 8.
    EntryActivities = GET "bookkeeping/activities",
    /// Contract section 8.
    Entry = GET "bookkeeping/entries/:entry",
    /// Contract section 8.
    CreateEntry = POST "bookkeeping/entries",
    /// Contract section 8.
    UpdateEntry = PUT "bookkeeping/entries/:entry",
    /// Contract section 8.
    DeleteEntry = DELETE "bookkeeping/entries/:entry",
    /// Contract section 8.
    Pay = POST "bookkeeping/payment/:entry",
    /// Contract section 8.
    DeletePayment = DELETE "bookkeeping/payments/:payment",
    /// Contract section 9.
    Webhooks = GET "users/self/webhook",
    /// Contract section 9.
    CreateWebhook = POST "users/self/webhook",
    /// Contract section 9.
    UpdateWebhook = PUT "users/self/webhook/:id",
    /// Contract section 9.
    DeleteWebhook = DELETE "users/self/webhook/:id",
}

impl Endpoint {
    /// The path's segments with `ids` in the places of `:id` and the like.
    pub(crate) fn segments(self, ids: &[&str]) -> Vec<String> {
        let mut ids = ids.iter();
        let mut fill = |segment: &str| match segment.starts_with(':') {
            true => ids.next().copied().unwrap_or_default().to_owned(),
            false => segment.to_owned(),
        };
        self.path().split('/').map(&mut fill).collect()
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.operation())
    }
}

#[cfg(test)]
mod tests {
    use super::Endpoint;

    #[test]
    fn there_are_forty_and_no_two_are_the_same() {
        let mut operations: Vec<_> = Endpoint::ALL
            .iter()
            .map(|endpoint| endpoint.operation())
            .collect();
        operations.sort_unstable();
        operations.dedup();
        assert_eq!(operations.len(), 40);
    }

    #[test]
    fn ids_take_the_places_that_wait_for_them() {
        let segments = Endpoint::SetVisibility.segments(&["t1", "a/2"]);
        assert_eq!(segments, ["tasks", "t1", "activities", "a/2"]);
        assert_eq!(Endpoint::Me.segments(&[]), ["app", "me"]);
    }
}
