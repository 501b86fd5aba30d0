//! The copy and the queue, without a server.

use std::time::Duration;

use tokio::time::Instant;

use super::change::{NodeAct, NodeChangeState};
use super::copy::NodeCopy;
use super::queue::NodeQueue;
use super::record::{NodeContent, NodeRecord};
use crate::copy::{LocalCopy, Moment};
use crate::record::FileRecord;
use crate::view::{NodeChangeId, NodeOwner, NodePlace, TransferId};

const SECOND: Duration = Duration::from_secs(1);

fn owner() -> NodeOwner {
    NodeOwner::Project("p".into())
}

fn place(directory: Option<&str>) -> NodePlace {
    NodePlace {
        owner: owner(),
        directory: directory.map(Into::into),
    }
}

fn node(id: &str, parent: Option<&str>, content: NodeContent) -> NodeRecord {
    NodeRecord {
        id: id.into(),
        owner: owner(),
        parent: parent.map(Into::into),
        content,
        created_at: Some(7),
    }
}

fn directory(id: &str, parent: Option<&str>) -> NodeRecord {
    node(id, parent, NodeContent::Directory(id.to_owned()))
}

fn record(id: &str) -> FileRecord {
    FileRecord {
        id: id.into(),
        name: Some(format!("{id}.txt")),
        thumbnail: None,
        size: None,
    }
}

fn file(id: &str, parent: Option<&str>) -> NodeRecord {
    node(id, parent, NodeContent::File(Some(record(id))))
}

/// Moments one after the other.
fn moments<const N: usize>() -> [Moment; N] {
    let mut clock = LocalCopy::default();
    std::array::from_fn(|_| clock.moment())
}

fn ids(copy: &NodeCopy, directory: Option<&str>) -> Vec<String> {
    let mut ids: Vec<String> = copy
        .inside(&place(directory))
        .map(|record| record.id.to_string())
        .collect();
    ids.sort();
    ids
}

#[test]
fn a_server_that_tells_of_everything_has_each_node_where_it_lies() {
    let mut copy = NodeCopy::default();
    let [asked, now, later, then] = moments();
    let everything = || vec![directory("d", None), file("a", None), file("b", Some("d"))];
    assert!(copy.take_in(&place(Some("d")), everything(), asked, now));
    assert_eq!(ids(&copy, None), ["a", "d"]);
    assert_eq!(ids(&copy, Some("d")), ["b"]);
    copy.unsaved.clear();
    assert!(!copy.take_in(&place(None), everything(), later, then));
    assert!(copy.unsaved.is_empty(), "nothing differs");
}

#[test]
fn what_a_complete_reading_does_not_have_leaves_with_what_was_in_it() {
    let mut copy = NodeCopy::default();
    let [first, one, second, two] = moments();
    copy.take_in(
        &place(None),
        vec![directory("d", None), file("a", None)],
        first,
        one,
    );
    copy.take_in(&place(Some("d")), vec![file("b", Some("d"))], first, one);
    assert!(copy.take_in(&place(None), vec![file("a", None)], second, two));
    assert!(copy.get(&"d".into()).is_none() && copy.get(&"b".into()).is_none());
    assert_eq!(ids(&copy, None), ["a"]);
}

#[test]
fn an_older_answer_neither_takes_away_what_was_placed_nor_brings_back_what_was_deleted() {
    let mut copy = NodeCopy::default();
    let [first, one, asked, placed, deleted, late] = moments();
    copy.take_in(&place(None), vec![file("a", None)], first, one);
    copy.write(file("new", None), placed, placed);
    copy.remove(&"a".into(), deleted);
    assert!(!copy.take_in(&place(None), vec![file("a", None)], asked, late));
    assert_eq!(ids(&copy, None), ["new"]);
}

#[test]
fn files_for_one_directory_go_together_once_and_wait_for_those_that_come() {
    let (mut queue, now) = (NodeQueue::default(), Instant::now());
    let into = place(Some("d"));
    queue.put(&into, TransferId(1), record("a"));
    queue.gather(&into, Some(now + 20 * SECOND));
    queue.put(&into, TransferId(2), record("b"));
    queue.gather(&into, Some(now + 25 * SECOND));
    queue.put(&into, TransferId(2), record("b"));
    assert!(queue.take_ready(now + 19 * SECOND).is_empty());
    assert_eq!(queue.next_try(now), Some(now + 20 * SECOND), "the first counts");
    let sent = queue.take_ready(now + 20 * SECOND);
    let NodeAct::PutFiles { files, .. } = &sent[0].act else {
        panic!("{sent:?}")
    };
    assert_eq!((sent.len(), files.len()), (1, 2));
    queue.put(&into, TransferId(3), record("c"));
    assert_eq!(queue.all().count(), 2, "what is on its way takes no more in");
}

#[test]
fn what_lies_in_a_directory_to_come_waits_for_it_and_one_goes_at_a_time() {
    let (mut queue, now) = (NodeQueue::default(), Instant::now());
    let make = |local: &str, parent: Option<&str>| NodeAct::MakeDirectory {
        local: local.into(),
        parent: parent.map(Into::into),
        name: local.to_owned(),
    };
    let outer = queue.push(owner(), make("local-1", None), None);
    queue.push(owner(), make("local-2", Some("local-1")), None);
    queue.put(&place(Some("local-2")), TransferId(1), record("a"));
    let sent = |queue: &mut NodeQueue| -> Vec<NodeChangeId> {
        let ready = queue.take_ready(now);
        ready.iter().map(|change| change.id).collect()
    };
    assert_eq!(sent(&mut queue), [outer]);
    assert_eq!(sent(&mut queue), Vec::<NodeChangeId>::new());
    queue.remove(outer);
    queue.rename(&"local-1".into(), &"d".into());
    assert_eq!(sent(&mut queue), [NodeChangeId(outer.0 + 1)]);
    assert_eq!(queue.waiting(), 2);
}

#[test]
fn what_was_being_sent_at_the_end_is_looked_for_and_may_still_arrive() {
    let (mut queue, now) = (NodeQueue::default(), Instant::now());
    queue.put(&place(None), TransferId(1), record("a"));
    let sent = queue.take_ready(now);
    let queue = NodeQueue::restore(queue.all().cloned().collect(), now + SECOND);
    let change = queue.all().next().expect("it is there");
    assert!(change.doubted && change.state == NodeChangeState::Waiting);
    assert_eq!(queue.straggles(sent[0].id, now), Some(now + SECOND));
    assert_eq!(queue.straggles(sent[0].id, now + SECOND), None);
}
