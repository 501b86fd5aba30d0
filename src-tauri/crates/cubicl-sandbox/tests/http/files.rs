//! Upload and download.

use reqwest::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use reqwest::{Body, Method, RequestBuilder};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::desk::{Desk, answer, id};

fn part(field: &str, name: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "--sinir\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    [head.as_bytes(), content, b"\r\n"].concat()
}

impl Desk {
    fn form(&self, parts: &[Vec<u8>]) -> RequestBuilder {
        let body = [parts.concat(), b"--sinir--\r\n".to_vec()].concat();
        self.request(Method::POST, "files/upload")
            .header(CONTENT_TYPE, "multipart/form-data; boundary=sinir")
            .body(body)
    }

    async fn upload(&self, name: &str, content: &[u8]) -> (u16, Value) {
        answer(self.form(&[part("file", name, content)])).await
    }

    async fn link(&self, file: &Value) -> String {
        let (status, link) = self.get(&format!("files/{}/url", id(file))).await;
        assert_eq!(status, 200, "{link}");
        link.as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn what_goes_up_comes_down_the_same() {
    let desk = Desk::new().await;
    let content: Vec<u8> = (0..=255).cycle().take(3_000_000).collect();
    let (status, file) = desk.upload("Çizim %22A%22.dwg", &content).await;
    assert_eq!(status, 200);
    assert_eq!(file["name"], "Çizim \"A\".dwg");
    let inside = desk.look(&format!("files/{}", id(&file))).await;
    assert_eq!(inside["size"], 3_000_000);
    let expected: String = Sha256::digest(&content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(inside["sha256"], expected);

    let link = desk.link(&file).await;
    assert!(
        !link.starts_with(desk.sandbox.address().trim_end_matches("api/v1/")),
        "another host: {link}"
    );
    let response = desk.http.get(&link).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert!(
        response.headers()[CONTENT_DISPOSITION]
            .to_str()
            .unwrap()
            .contains("%C3%87izim")
    );
    assert_eq!(response.bytes().await.unwrap(), content);
}

#[tokio::test]
async fn a_link_works_for_five_minutes() {
    let desk = Desk::new().await;
    let (_, file) = desk.upload("not.txt", b"merhaba").await;
    let link = desk.link(&file).await;
    desk.control(Method::POST, "clock", json!({ "seconds": 298 }))
        .await;
    assert_eq!(desk.http.get(&link).send().await.unwrap().status(), 200);
    desk.control(Method::POST, "clock", json!({ "seconds": 2 })).await;
    assert_eq!(desk.http.get(&link).send().await.unwrap().status(), 403);
    assert_eq!(
        desk.http
            .get(desk.link(&file).await)
            .send()
            .await
            .unwrap()
            .status(),
        200,
        "a fresh one works"
    );

    desk.speak(json!({ "link": "plain" })).await;
    let plain = desk
        .request(Method::GET, &format!("files/{}/url", id(&file)))
        .send()
        .await
        .unwrap();
    assert!(
        plain.text().await.unwrap().starts_with("http://"),
        "as plain text (A15)"
    );
}

#[tokio::test]
async fn a_token_sent_to_the_links_host_is_noticed() {
    let desk = Desk::new().await;
    let (_, file) = desk.upload("not.txt", b"merhaba").await;
    let link = desk.link(&file).await;
    let leaks = async || {
        let requests = desk.look("requests").await;
        let links = requests
            .as_array()
            .unwrap()
            .iter()
            .filter(|request| request["host"] == "links");
        links
            .map(|request| request["authorization"].as_bool().unwrap())
            .collect::<Vec<_>>()
    };
    desk.http.get(&link).send().await.unwrap();
    assert_eq!(leaks().await, [false]);
    desk.http
        .get(&link)
        .bearer_auth(desk.sandbox.token())
        .send()
        .await
        .unwrap();
    assert_eq!(leaks().await, [false, true]);
}

#[tokio::test]
async fn a_form_that_is_not_as_documented_is_refused() {
    let desk = Desk::new().await;
    let one = || part("file", "a.txt", b"a");
    let anonymous = b"--sinir\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\na\r\n".to_vec();
    assert_eq!(answer(desk.form(&[])).await.0, 400, "no part");
    assert_eq!(answer(desk.form(&[one(), one()])).await.0, 400, "two parts");
    assert_eq!(
        answer(desk.form(&[part("data", "a.txt", b"a")])).await.0,
        400,
        "another field"
    );
    assert_eq!(answer(desk.form(&[anonymous])).await.0, 400, "no file name");
    assert_eq!(desk.post("files/upload", json!({})).await.0, 400, "not a form");

    let pieces = futures_util::stream::iter([Ok::<_, std::io::Error>(one())]);
    let chunked = desk
        .request(Method::POST, "files/upload")
        .header(CONTENT_TYPE, "multipart/form-data; boundary=sinir")
        .body(Body::wrap_stream(pieces));
    assert_eq!(answer(chunked).await.0, 411, "no length");
}

#[tokio::test]
async fn size_and_storage_have_limits() {
    let desk = Desk::new().await;
    desk.set(json!({ "uploadLimit": 1000 })).await;
    assert_eq!(desk.upload("a.bin", &[7; 1000]).await.0, 200);
    assert_eq!(
        desk.upload("a.bin", &[7; 1001]).await,
        (400, json!({ "code": 400 }))
    );
    assert_eq!(desk.upload("a.bin", &[7; 100_000]).await.0, 400);

    desk.set(json!({ "uploadLimit": 1_000_000 })).await;
    let used = desk.look("state").await["storageUsed"].as_u64().unwrap();
    desk.set(json!({ "storageCapacity": used + 500 })).await;
    let full = json!({ "code": 204, "totalCapacity": used + 500, "totalSize": used });
    assert_eq!(desk.upload("a.bin", &[7; 501]).await, (403, full.clone()));
    assert_eq!(desk.upload("a.bin", &[7; 900_000]).await, (403, full));
    assert_eq!(desk.upload("a.bin", &[7; 500]).await.0, 200);
}

#[tokio::test]
async fn tasks_and_comments_carry_files() {
    let desk = Desk::new().await;
    let task = desk.task("Atölye").await;
    let path = format!("tasks/{}", id(&task));
    let png = desk
        .http
        .get(desk.get("app/me").await.1["profile"].as_str().unwrap())
        .send()
        .await
        .unwrap();
    let (_, first) = desk.upload("resim.png", &png.bytes().await.unwrap()).await;
    let (_, second) = desk.upload("not.txt", b"iki").await;
    let thumbnail = desk
        .http
        .get(first["thumbnail"].as_str().unwrap())
        .send()
        .await
        .unwrap();
    assert_eq!(thumbnail.headers()[CONTENT_TYPE], "image/png");

    let (_, change) = desk.put(&path, json!({ "files": [id(&first)] })).await;
    assert_eq!(change["activity"]["type"], "files-added");
    assert_eq!(change["task"]["files"][0]["name"], "resim.png");
    let (_, change) = desk.put(&path, json!({ "files": [id(&second)] })).await;
    assert_eq!(
        change["task"]["files"],
        json!([second]),
        "an update replaces the list"
    );

    let body = json!({ "files": [id(&second)] });
    let (_, comment) = desk.post(&format!("{path}/activities"), body).await;
    assert_eq!(comment["files"][0]["name"], "not.txt");

    desk.speak(json!({ "files": "bare" })).await;
    assert_eq!(
        desk.get(&path).await.1["files"],
        json!([{ "_id": id(&second) }]),
        "only the id is promised (A13)"
    );
}

#[tokio::test]
async fn a_file_is_linked_only_for_those_who_see_it() {
    let desk = Desk::new().await;
    let (_, file) = desk.upload("gizli.txt", b"gizli").await;
    let (_, colleagues) = desk.get("organization/users").await;
    let other = desk
        .control(Method::POST, "tokens", json!({ "user": id(&colleagues[7]) }))
        .await;
    let url = format!("{}files/{}/url", desk.sandbox.address(), id(&file));
    let by_other = || desk.http.get(&url).bearer_auth(other["token"].as_str().unwrap());
    assert_eq!(answer(by_other()).await.0, 403);
    let group = desk.project_id("Bilgi İşlem").await;
    let body =
        json!({ "group": group, "name": "Dosyaya bak", "files": [id(&file)], "by": id(&colleagues[6]) });
    desk.control(Method::POST, "tasks", body).await;
    assert_eq!(
        answer(by_other()).await.0,
        200,
        "it hangs on a task that they see"
    );
    assert_eq!(desk.get("files/nothing/url").await.0, 404);
}

#[tokio::test]
async fn an_upload_that_is_given_up_leaves_nothing() {
    let desk = Desk::new().await;
    desk.set(json!({ "uploadSpeed": 4_000_000 })).await;
    let before = desk.look("state").await["files"].clone();
    let sending = tokio::spawn(desk.form(&[part("file", "a.bin", &vec![7; 30_000_000])]).send());
    let mut rounds = 0;
    while desk.look("state").await["receiving"] == 0 {
        rounds += 1;
        assert!(rounds < 10_000, "the upload never arrived");
    }
    sending.abort();
    while desk.look("state").await["receiving"] != 0 {
        rounds += 1;
        assert!(rounds < 100_000, "the sandbox never noticed");
    }
    let requests = desk.look("requests").await;
    let upload = requests
        .as_array()
        .unwrap()
        .iter()
        .find(|request| request["method"] == "POST")
        .unwrap();
    assert_eq!(upload["status"], Value::Null, "it ended without an answer");
    assert_eq!(desk.look("state").await["files"], before);
}
