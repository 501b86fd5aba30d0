//! Every decoder of answers, a target for each domain. None may panic, and what they give is sound.

use bolero::check;
use serde_json::Value;

use crate::endpoints::chat::MessageQuery;
use crate::endpoints::clients::{ClientFields, ClientQuery};
use crate::endpoints::nodes::Shelf;
use crate::endpoints::tasks::{NewTask, TaskQuery, TaskUpdate};
use crate::endpoints::webhooks::WebhookFields;
use crate::endpoints::{
    Field, activities, bookkeeping, chat, clients, files, nodes, projects, tasks, users, webhooks,
};
use crate::lenient::Decode;
use crate::model::{EntryKind, File, Steps, TaskRow};

#[test]
fn people() {
    check!().for_each(|body: &[u8]| {
        users::me().decode(body);
        users::users(&[]).decode(body);
        for user in users::organization_users().decode(body).unwrap_or_default() {
            assert!(!user.id.as_str().is_empty());
        }
    });
}

#[test]
fn project_lists() {
    check!().for_each(|body: &[u8]| {
        for project in projects::projects(None, true).decode(body).unwrap_or_default() {
            assert!(!project.states().is_empty());
            for levels in project
                .permissions
                .iter()
                .flat_map(|all| [&all.members, &all.everybody])
            {
                assert!(levels.tasks().is_none_or(|level| level <= 4));
            }
        }
    });
}

/// A list is read in one pass, a record as a whole: they agree.
#[test]
fn task_lists() {
    check!().for_each(|body: &[u8]| {
        let Some(listing) = tasks::tasks(&TaskQuery::default(), 0, 10).decode(body) else {
            return;
        };
        assert!(listing.rows.len() <= listing.length);
        if let Ok(records) = serde_json::from_slice::<Vec<Value>>(body) {
            let alone = records
                .into_iter()
                .filter_map(|record| TaskRow::decode(record, "$").ok());
            assert_eq!(alone.collect::<Vec<_>>(), listing.rows);
        }
    });
}

#[test]
fn whole_tasks() {
    let (id, new, update) = ("t".into(), NewTask::default(), TaskUpdate::default());
    check!().for_each(|body: &[u8]| {
        tasks::create_task(&new).decode(body);
        tasks::create_subtask(&id, &new).decode(body);
        tasks::set_state(&id, "s").decode(body);
        tasks::delete_task(&id).decode(body);
        let read = tasks::task(&id).decode(body);
        let answer = tasks::update_task(&id, &update).decode(body);
        for task in read.into_iter().chain(answer.and_then(|answer| answer.task)) {
            let Some(steps) = task.row.steps else { continue };
            let written = Steps::read(Some(steps.step_type()), Some(steps.to_json()));
            assert_eq!(written, steps, "steps are written as they were read");
            steps.progress();
            if let Steps::Checklist(items) = &steps {
                for item in items.iter().filter(|item| !item.name().is_empty()) {
                    item.id();
                    assert!(item.with_done(true).done() || item.id().is_none());
                }
            }
        }
    });
}

#[test]
fn comments() {
    let (task, activity) = ("t".into(), "a".into());
    check!().for_each(|body: &[u8]| {
        activities::comment(&task, "", &[]).decode(body);
        activities::set_visibility(&task, &activity, true).decode(body);
        activities::activities(&task).decode(body);
    });
}

#[test]
fn file_records_and_links() {
    check!().for_each(|body: &[u8]| {
        if let Some(link) = files::file_link(&"f".into()).decode(body) {
            assert!(!link.is_empty() && link.trim() == link);
        }
        if let Ok(record) = serde_json::from_slice(body)
            && let Ok(file) = File::decode(record, "$")
        {
            assert!(!file.id.as_str().is_empty());
        }
    });
}

#[test]
fn file_nodes() {
    let shelf = Shelf::Project("p".into());
    check!().for_each(|body: &[u8]| {
        nodes::nodes(&shelf, None).decode(body);
        nodes::add_files(&shelf, None, &[]).decode(body);
        nodes::make_directory(&shelf, None, "d").decode(body);
    });
}

#[test]
fn client_records() {
    let (id, fields) = ("c".into(), ClientFields::default());
    check!().for_each(|body: &[u8]| {
        clients::client(&id).decode(body);
        clients::create_client(&fields).decode(body);
        let list = clients::clients(&ClientQuery::default(), 0, 10).decode(body);
        for client in list.map(|list| list.rows).unwrap_or_default() {
            // Contacts are written back as they were read.
            for contact in client.contacts {
                let written = serde_json::to_value(&contact).unwrap();
                assert_eq!(crate::model::Contact::decode(written, "$"), Ok(contact));
            }
        }
    });
}

#[test]
fn chat_threads_and_messages() {
    let new = chat::NewMessage {
        to: chat::Recipient::User("u".into()),
        content: None,
        files: Vec::new(),
        reply_to: None,
    };
    check!().for_each(|body: &[u8]| {
        chat::threads().decode(body);
        let messages = chat::messages(&"t".into(), &MessageQuery::default()).decode(body);
        assert!(
            messages
                .unwrap_or_default()
                .is_sorted_by_key(|message| message.created_at)
        );
        if let Some(sent) = chat::send_message(&new).decode(body) {
            assert!(!sent.id.as_str().is_empty());
        }
    });
}

#[test]
fn books() {
    let (id, payment) = ("e".into(), "p".into());
    let update = bookkeeping::EntryUpdate {
        kind: EntryKind::Payable,
        currency: String::new(),
        name: String::new(),
        desc: Field::Keep,
        due_at: Field::Keep,
        amount: None,
    };
    check!().for_each(|body: &[u8]| {
        let page = bookkeeping::bookkeeping_page().decode(body).unwrap_or_default();
        assert!(page.entries.iter().all(|entry| entry.amount.is_finite()));
        bookkeeping::entry(&id).decode(body);
        bookkeeping::update_entry(&id, &update).decode(body);
        bookkeeping::entry_activities(&id).decode(body);
        bookkeeping::pay(&id, 1.0, None).decode(body);
        bookkeeping::delete_payment(&payment).decode(body);
    });
}

#[test]
fn webhook_records() {
    let (id, fields) = ("w".into(), WebhookFields::default());
    check!().for_each(|body: &[u8]| {
        webhooks::webhooks().decode(body);
        webhooks::create_webhook(&fields).decode(body);
        webhooks::update_webhook(&id, &fields).decode(body);
    });
}
