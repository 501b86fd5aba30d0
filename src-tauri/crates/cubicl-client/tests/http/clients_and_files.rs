//! Clients and Files pages against the sandbox.

use cubicl_client::ErrorKind;
use cubicl_client::endpoints::clients::{ClientFields, ClientQuery};
use cubicl_client::endpoints::nodes::Shelf;
use cubicl_client::endpoints::{Field, clients, nodes};
use cubicl_client::model::{Contact, NodeContent};

use crate::sandbox::sandbox;

#[tokio::test]
async fn a_client_from_first_to_last() {
    let (_sandbox, client) = sandbox().await;
    let new = ClientFields {
        name: "Yıldız Mobilya".to_owned(),
        email: Field::Set("bilgi@yildiz.example".to_owned()),
        contacts: Some(vec![Contact {
            name: "İpek Ak".to_owned(),
            ..Contact::default()
        }]),
        ..ClientFields::default()
    };
    let made = client.send(clients::create_client(&new)).await.unwrap();
    assert_eq!(made.name, "Yıldız Mobilya");

    let query = ClientQuery {
        name: Some("mobil".to_owned()),
        all_fields: true,
        ..ClientQuery::default()
    };
    let found = client.send(clients::clients(&query, 0, 50)).await.unwrap();
    assert!(
        found
            .rows
            .iter()
            .any(|one| one.id == made.id && one.contacts[0].name == "İpek Ak")
    );

    let update = ClientFields {
        name: new.name.clone(),
        email: Field::Clear,
        ..ClientFields::default()
    };
    client
        .send(clients::update_client(&made.id, &update))
        .await
        .unwrap();
    let read = client.send(clients::client(&made.id)).await.unwrap();
    assert_eq!(read.email.unwrap_or_default(), "");
    assert_eq!(read.contacts.len(), 1, "what was not sent stays");

    client.send(clients::delete_client(&made.id)).await.unwrap();
    let error = client.send(clients::client(&made.id)).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotFound);
}

#[tokio::test]
async fn a_directory_with_a_file() {
    let (_sandbox, client) = sandbox().await;
    let me = client.me().await.unwrap();
    let projects = client.projects().await.unwrap();
    let mine = projects.iter().find(|project| project.admins.contains(&me.id));
    let shelf = Shelf::Project(mine.unwrap().id.clone());
    let directory = client
        .send(nodes::make_directory(&shelf, None, "Çizimler"))
        .await
        .unwrap();
    assert_eq!(directory.content, NodeContent::Directory("Çizimler".to_owned()));

    let source = cubicl_client::Source::Memory(b"icerik".to_vec().into());
    let file = client.upload(&source, "plan.txt", |_| ()).await.unwrap();
    let added = nodes::add_files(&shelf, Some(&directory.id), std::slice::from_ref(&file.id));
    let added = client.send(added).await.unwrap();
    let inside = client
        .send(nodes::nodes(&shelf, Some(&directory.id)))
        .await
        .unwrap();
    assert_eq!((inside.len(), &inside[0].id), (1, &added[0].id));
    assert!(matches!(&inside[0].content, NodeContent::File(Some(inside)) if inside.id == file.id));

    let delete = nodes::delete_nodes(std::slice::from_ref(&directory.id));
    client.send(delete).await.unwrap();
    let root = client.send(nodes::nodes(&shelf, None)).await.unwrap();
    assert!(root.iter().all(|node| node.id != directory.id));
}
