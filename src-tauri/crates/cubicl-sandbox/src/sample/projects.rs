//! The project tree: three levels, one project with two parents, one private, one hidden from the acting user, one
//! that may only be viewed, one with task states of its own.

use std::collections::BTreeMap;

use super::people::Cast;
use crate::model::{Level, Levels, Permissions, Project, StateType, TaskState};
use crate::random::Random;

pub(super) const BIG_BOARD: &str = "Büyük pano";

/// Name, parents, share of the tasks in thousandths.
const TREE: [(&str, &[&str], usize); 16] = [
    ("Üretim", &[], 30),
    ("Atölye", &["Üretim"], 400),
    ("Döşemehane", &["Atölye"], 50),
    ("Cila ve Boya", &["Atölye"], 40),
    ("Kalite Kontrol", &["Üretim"], 40),
    ("Sevkiyat", &["Üretim"], 40),
    ("Satış ve İhracat", &[], 20),
    ("Avrupa Siparişleri", &["Satış ve İhracat"], 170),
    ("Hotel Altenriede", &["Avrupa Siparişleri"], 30),
    ("Yurt İçi Satış", &["Satış ve İhracat"], 40),
    ("Web Sitesi ve Katalog", &["Satış ve İhracat"], 30),
    ("Tasarım", &[], 20),
    ("Ürün Geliştirme", &["Tasarım", "Üretim"], 40),
    ("Bilgi İşlem", &[], 25),
    ("İnsan Kaynakları", &[], 15),
    ("Yönetim Kurulu", &[], 10),
];

#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    TREE.iter().map(|(name, ..)| *name)
}

/// Whether its tasks are done for clients.
pub(super) fn serves_clients(project: &str) -> bool {
    matches!(
        project,
        "Sevkiyat" | "Satış ve İhracat" | "Avrupa Siparişleri" | "Hotel Altenriede" | "Yurt İçi Satış"
    )
}

/// Thousandths of all tasks.
pub(super) fn share(project: &str) -> usize {
    TREE.iter()
        .find(|(name, ..)| *name == project)
        .map_or(0, |(.., share)| *share)
}

pub(super) fn tree(random: &mut Random, cast: &Cast, with_board: bool) -> Vec<Project> {
    let mut projects: Vec<Project> = Vec::new();
    for (name, parents, ..) in TREE {
        add(&mut projects, random.id(), name, parents, cast);
    }
    if with_board {
        add(&mut projects, random.id(), BIG_BOARD, &["Üretim"], cast);
    }
    projects
}

fn add(projects: &mut Vec<Project>, id: String, name: &str, parents: &[&str], cast: &Cast) {
    let mut parent_ids = Vec::new();
    for project in projects
        .iter_mut()
        .filter(|project| parents.contains(&project.name.as_str()))
    {
        project.groups.push(id.clone());
        parent_ids.push(project.id.clone());
    }
    let person = |index: &usize| cast.colleagues[*index].id.clone();
    let (admins, members) = staff(name);
    projects.push(Project {
        id,
        name: name.into(),
        parents: parent_ids,
        admins: admins.iter().map(person).collect(),
        members: members.iter().map(person).collect(),
        groups: Vec::new(),
        task_states: (name == "Avrupa Siparişleri").then(order_states),
        perms: permissions(name, &person(&3)),
    });
}

/// Admins and members, as places in the list of colleagues; 0 is the acting user.
fn staff(project: &str) -> (&'static [usize], &'static [usize]) {
    match project {
        "Üretim" | BIG_BOARD => (&[0, 3], &[0, 1, 3, 5, 8, 9, 10, 12]),
        "Atölye" => (&[3], &[0, 3, 5, 8, 9, 10, 12]),
        "Döşemehane" => (&[5], &[0, 3, 5, 9]),
        "Cila ve Boya" => (&[12], &[0, 3, 9, 12]),
        "Kalite Kontrol" => (&[9], &[0, 3, 9]),
        "Sevkiyat" => (&[10], &[0, 2, 10, 13]),
        "Satış ve İhracat" | "Yurt İçi Satış" => (&[2], &[0, 2, 10, 13]),
        "Avrupa Siparişleri" | "Hotel Altenriede" => (&[2, 0], &[0, 2, 10, 11, 13]),
        "Web Sitesi ve Katalog" => (&[4], &[0, 2, 4, 6, 11]),
        "Tasarım" | "Ürün Geliştirme" => (&[4], &[0, 3, 4, 11]),
        "Bilgi İşlem" => (&[6], &[6, 7]),
        "İnsan Kaynakları" => (&[7], &[0, 1, 7]),
        _ => (&[1], &[1, 2]),
    }
}

fn permissions(project: &str, workshop_chief: &str) -> Option<Permissions> {
    let open_to_see = Permissions {
        everybody: Levels::all(Level::View),
        ..Permissions::default()
    };
    match project {
        "Bilgi İşlem" | "Kalite Kontrol" => Some(open_to_see),
        "İnsan Kaynakları" | "Yönetim Kurulu" => Some(Permissions::default()),
        "Tasarım" => Some(Permissions {
            members: Levels {
                tasks: Level::Edit,
                files: Level::Edit,
            },
            users: BTreeMap::from([(workshop_chief.to_owned(), Levels::all(Level::Create))]),
            ..open_to_see
        }),
        _ => None,
    }
}

/// How an order from abroad walks through the house.
fn order_states() -> Vec<TaskState> {
    vec![
        TaskState::new("Teklif", StateType::Waiting, "#e67e22", "#fff").default(),
        TaskState::new("Onaylandı", StateType::Waiting, "#f1c40f", "#333"),
        TaskState::new("Üretimde", StateType::Active, "#2980b9", "#fff"),
        TaskState::new("Sevkiyatta", StateType::Active, "#16a085", "#fff"),
        TaskState::new("Teslim edildi", StateType::Completed, "#95a5a6", "#fff"),
        TaskState::new("Beklemede", StateType::Suspended, "#8e44ad", "#fff"),
    ]
}
