//! Files pages of the first projects and of two clients.

use super::files::Cabinet;
use crate::model::{NodeContent, Place, World};
use crate::random::Random;

const DAY: i64 = 86_400;
const DIRECTORIES: [(&str, &str); 4] = [
    ("Çizimler", "Onaylananlar"),
    ("Fotoğraflar", "Montaj öncesi"),
    ("Contracts", "Signed"),
    ("Tutanaklar", "Eski yıllar"),
];

pub(super) fn fill(world: &mut World, random: &mut Random, cabinet: &Cabinet, now: i64) {
    let me = world.me.id.clone();
    let groups = world
        .projects
        .iter()
        .take(6)
        .map(|project| Place::Group(project.id.clone()));
    let clients = world
        .clients
        .iter()
        .take(2)
        .map(|client| Place::Customer(client.id.clone()));
    let places: Vec<Place> = groups.chain(clients).collect();
    for (index, place) in places.into_iter().enumerate() {
        let at = now - DAY * random.between(20, 200);
        let (outer, inner) = DIRECTORIES[index % DIRECTORIES.len()];
        let outer = world
            .add_node(place.clone(), None, NodeContent::Directory(outer.into()), at)
            .id;
        let inner = NodeContent::Directory(inner.into());
        let inner = world.add_node(place.clone(), Some(outer.clone()), inner, at).id;
        for parent in [None, Some(outer.clone()), Some(outer), Some(inner)] {
            let file = cabinet.copy(world, &me, at);
            world.add_node(place.clone(), parent, NodeContent::File(file), at + 600);
        }
    }
}
