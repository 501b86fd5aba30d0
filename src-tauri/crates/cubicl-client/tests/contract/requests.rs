//! The table of all requests names for each its function, its test and its assumptions.

use cubicl_client::Endpoint;

use crate::sources::{assumptions, files, functions, root, table, text};

/// Where an endpoint is used, as the sources say it.
struct Use {
    /// `tasks::task`; an upload is a stream and has none.
    request: Option<String>,
    /// `task`, of `Client`.
    function: String,
    assumptions: String,
}

fn used(endpoint: Endpoint) -> Use {
    let crate_root = root().join("src-tauri/crates/cubicl-client/src");
    let list = |doc: &str| {
        let names = assumptions(doc).into_iter().map(|number| format!("A{number}"));
        names.collect::<Vec<_>>().join(", ")
    };
    if endpoint == Endpoint::Upload {
        let upload = text(&crate_root.join("upload.rs"));
        assert!(upload.contains("Endpoint::Upload.segments("), "upload.rs uploads");
        let mut public = functions(&upload, "pub async fn ");
        assert_eq!(public.len(), 1, "upload.rs has one function for it");
        let function = public.remove(0);
        return Use {
            request: None,
            assumptions: list(&function.doc),
            function: function.name,
        };
    }
    let mut uses = Vec::new();
    for path in files(&crate_root.join("endpoints"), &["rs"]) {
        let source = text(&path);
        let module = path.file_stem().unwrap().to_str().unwrap();
        for request in functions(&source, "pub fn ") {
            if !request
                .body
                .contains(&format!("Request::to(Endpoint::{endpoint:?},"))
            {
                continue;
            }
            // One page, or all pages under the request's own name.
            let sends = format!("self.send({}(", request.name);
            let function = functions(&source, "pub async fn ").into_iter().find(|function| {
                function.body.contains(&sends)
                    || (function.name == request.name && function.body.contains("Pages::new("))
            });
            let function = function.unwrap_or_else(|| panic!("no function of Client sends {}", request.name));
            uses.push(Use {
                request: Some(format!("{module}::{}", request.name)),
                function: function.name,
                assumptions: list(&request.doc),
            });
        }
    }
    assert_eq!(uses.len(), 1, "{endpoint:?} is built in one place");
    uses.remove(0)
}

#[test]
fn the_table_of_requests_is_that_of_the_code() {
    let rows = table("11. Requests in the code");
    let mut wrong = Vec::new();
    let mut told = Vec::new();
    for endpoint in Endpoint::ALL {
        let used = used(*endpoint);
        let request = used
            .request
            .map(|request| format!("`{request}`, "))
            .unwrap_or_default();
        told.push(format!("`{endpoint}`"));
        let wanted = [
            format!("`{endpoint}`"),
            format!("{request}`Client::{}`", used.function),
            used.assumptions,
        ];
        let row = rows.iter().find(|row| row[0] == wanted[0]);
        let written = row.map(|row| [row[0].clone(), row[1].clone(), row[3].clone()]);
        if written.as_ref() != Some(&wanted) {
            wrong.push(format!("| {} | {} | … | {} |", wanted[0], wanted[1], wanted[2]));
        }
    }
    assert!(wrong.is_empty(), "rows should read:\n{}", wrong.join("\n"));
    let written: Vec<_> = rows.iter().map(|row| row[0].clone()).collect();
    assert_eq!(written, told, "all requests, in order, and no others");
}

#[test]
fn every_request_has_a_test_that_calls_it() {
    let tests = root().join("src-tauri/crates/cubicl-client/tests/http");
    for row in table("11. Requests in the code") {
        let function = row[1].rsplit("::").next().unwrap().trim_matches('`').to_owned();
        let request = row[1].split('`').nth(1).unwrap();
        let (module, name) = row[2].trim_matches('`').split_once("::").unwrap();
        let source = text(&tests.join(format!("{module}.rs")));
        let test = ["fn ", "async fn "]
            .iter()
            .flat_map(|start| functions(&source, start))
            .find(|test| test.name == name)
            .unwrap_or_else(|| panic!("{}: no test {module}::{name}", row[0]));
        assert!(
            test.doc.contains("#[test]") || test.doc.contains("#[tokio::test"),
            "{}: {name} is no test",
            row[0]
        );
        assert!(
            test.body.contains(&format!(".{function}(")) || test.body.contains(&format!("{request}(")),
            "{}: {module}::{name} calls neither {function} nor {request}",
            row[0]
        );
    }
}
