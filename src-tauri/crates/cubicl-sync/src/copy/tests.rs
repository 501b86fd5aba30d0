use super::*;

fn record(name: &str, description: Option<&str>) -> TaskRecord {
    let mut record = TaskRecord::new("t".into(), "p".into());
    record.set_name(name.to_owned());
    record.complete = description.is_some();
    record.description = description.unwrap_or_default().to_owned();
    record
}

fn seen(copy: &LocalCopy) -> (&str, &str) {
    let task = copy.task(&"t".into()).expect("it is known");
    (task.name(), &task.description)
}

#[test]
fn a_list_that_was_faster_does_not_keep_out_what_only_the_record_tells() {
    let (mut copy, mut touched) = (LocalCopy::default(), Touched::default());
    let before = copy.moment();
    copy.write(record("1", Some("old")), Source::Record, before, &mut touched);
    let together = copy.moment();
    copy.write(record("2", None), Source::List, together, &mut touched);
    assert_eq!(seen(&copy), ("2", "old"), "a list leaves the description out");
    copy.write(record("1", Some("new")), Source::Record, together, &mut touched);
    assert_eq!(seen(&copy), ("2", "new"), "the row came later than it was asked");
    copy.write(record("1", Some("older")), Source::Record, before, &mut touched);
    assert_eq!(seen(&copy), ("2", "new"), "what was asked for earlier stays out");
}

#[test]
fn a_list_that_was_faster_and_tells_of_no_deadlines_takes_none_away() {
    let (mut copy, mut touched) = (LocalCopy::default(), Touched::default());
    let mut row = record("2", None);
    row.untold = vec!["deadline"];
    for seen_before in [false, true] {
        if seen_before {
            let asked = copy.moment();
            copy.write(record("1", Some("old")), Source::Record, asked, &mut touched);
        }
        let together = copy.moment();
        copy.write(row.clone(), Source::List, together, &mut touched);
        let mut whole = record("1", Some("new"));
        whole.deadline = Some(7);
        copy.write(whole, Source::Record, together, &mut touched);
        assert_eq!(seen(&copy), ("2", "new"));
        assert_eq!(copy.task(&"t".into()).expect("it is known").deadline, Some(7));
    }
}

#[test]
fn an_answer_without_name_and_project_leaves_the_task_where_it_is() {
    let (mut copy, mut touched) = (LocalCopy::default(), Touched::default());
    let asked = copy.moment();
    copy.write(record("1", Some("old")), Source::Record, asked, &mut touched);
    let mut part = record("", Some("new"));
    part.project = ProjectId::default();
    let asked = copy.moment();
    copy.write(part, Source::Record, asked, &mut touched);
    assert_eq!(seen(&copy), ("1", "new"));
    assert_eq!(copy.task(&"t".into()).expect("it is known").project.as_str(), "p");
}
