use super::*;

fn list(names: &[&str]) -> Steps {
    let items: Vec<_> = names.iter().map(|name| CheckItem::new(name, None)).collect();
    Wire::Checklist(items.into())
}

fn items(steps: &Steps) -> Vec<(String, bool)> {
    match view(steps) {
        StepsView::Checklist { items } => items.into_iter().map(|item| (item.name, item.done)).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn items_without_an_id_are_found_by_name_and_place() {
    let mut steps = list(&["ölç", "kes", "ölç"]);
    let StepsView::Checklist { items: shown } = view(&steps) else {
        panic!("a checklist")
    };
    assert!(apply(
        &mut steps,
        &TaskChange::StepTicked {
            key: shown[2].key.clone(),
            done: true
        }
    ));
    assert!(apply(
        &mut steps,
        &TaskChange::StepRemoved {
            key: shown[0].key.clone()
        }
    ));
    assert_eq!(
        items(&steps),
        [("kes".to_owned(), false), ("ölç".to_owned(), true)]
    );
    assert!(!apply(
        &mut steps,
        &TaskChange::StepTicked {
            key: "gone".to_owned(),
            done: true
        }
    ));
}

#[test]
fn a_list_in_an_object_is_edited_within_it() {
    let stored = r#"{"Checklist":{"title":"t","items":[{"title":"kes","done":false}]}}"#;
    let mut steps: Steps = serde_json::from_str(stored).unwrap();
    let edit = TaskChange::StepAdded {
        name: "ölç".to_owned(),
    };
    assert!(apply(&mut steps, &edit));
    assert_eq!(
        serde_json::to_string(&steps).unwrap(),
        r#"{"Checklist":{"title":"t","items":[{"title":"kes","done":false},{"title":"ölç","done":false}]}}"#
    );
}

#[test]
fn steps_of_an_unknown_shape_are_not_written_over() {
    let stored = r#"{"Unknown":{"step_type":"steps","steps":{"groups":[{"name":"kes"}]}}}"#;
    let before: Steps = serde_json::from_str(stored).unwrap();
    let name = "ölç".to_owned();
    for edit in [
        TaskChange::StepAdded { name: name.clone() },
        TaskChange::StepPutBack {
            name: name.clone(),
            done: true,
            after: None,
        },
        TaskChange::StepRenamed {
            key: "~0~kes".to_owned(),
            name,
        },
        TaskChange::Progress(1.0),
    ] {
        let mut steps = before.clone();
        assert!(!apply(&mut steps, &edit), "{edit:?}");
        assert_eq!(steps, before, "{edit:?}");
    }
    assert_eq!(view(&before), StepsView::None);
}

#[test]
fn every_edit_of_the_list_can_be_taken_back() {
    let before = list(&["ölç", "kes", "ölç"]);
    let key = "~1~ölç".to_owned();
    for edit in [
        TaskChange::StepTicked {
            key: key.clone(),
            done: true,
        },
        TaskChange::StepRenamed {
            key: key.clone(),
            name: "kes".to_owned(),
        },
        TaskChange::StepRemoved {
            key: "~0~ölç".to_owned(),
        },
        TaskChange::StepRemoved { key },
        TaskChange::StepAdded {
            name: "kes".to_owned(),
        },
        TaskChange::StepPutBack {
            name: "ölç".to_owned(),
            done: true,
            after: None,
        },
    ] {
        let back = inverse(&before, &edit).expect("it can be carried out");
        let mut steps = before.clone();
        assert!(
            apply(&mut steps, &edit) && items(&steps) != items(&before),
            "{edit:?}"
        );
        assert!(apply(&mut steps, &back), "{back:?}");
        assert_eq!(items(&steps), items(&before), "{edit:?}, then {back:?}");
    }
    let nowhere = TaskChange::StepRemoved {
        key: "~5~ölç".to_owned(),
    };
    assert_eq!(inverse(&before, &nowhere), None);
}

#[test]
fn an_edit_whose_answer_was_lost_is_known_by_what_it_left() {
    let before = list(&["ölç", "kes"]);
    let added = TaskChange::StepAdded {
        name: "kes".to_owned(),
    };
    let removed = TaskChange::StepRemoved {
        key: "~0~kes".to_owned(),
    };
    let renamed = TaskChange::StepRenamed {
        key: "~0~kes".to_owned(),
        name: "biç".to_owned(),
    };
    for (edit, after) in [
        (added, list(&["ölç", "kes", "kes"])),
        (removed, list(&["ölç"])),
        (renamed, list(&["ölç", "biç"])),
    ] {
        let count = alike(&before, &edit);
        assert!(!arrived(&before, &edit, count), "{edit:?} was not carried out");
        assert!(arrived(&after, &edit, count), "{edit:?} was carried out");
    }
}

#[test]
fn adding_makes_a_checklist_of_a_task_without_steps_but_not_of_a_progress_bar() {
    let mut steps = Wire::None;
    assert!(apply(
        &mut steps,
        &TaskChange::StepAdded {
            name: "ilk".to_owned()
        }
    ));
    assert_eq!(items(&steps), [("ilk".to_owned(), false)]);
    let mut bar = Wire::Progress(serde_json::Map::from_iter([("completed".to_owned(), 3.into())]));
    assert!(!apply(
        &mut bar,
        &TaskChange::StepAdded {
            name: "ilk".to_owned()
        }
    ));
    assert!(apply(&mut bar, &TaskChange::Progress(5.0)));
    assert_eq!(
        summary(&bar),
        Some(StepsSummary {
            done: 5.0,
            total: 100.0
        })
    );
}
