//! What somebody else does at Cubicl meanwhile.

use serde_json::json;

use crate::desk::Desk;
use crate::world::{PROJECTS, STATES};

impl Desk {
    /// Somebody else works on the same tasks.
    pub(crate) fn somebody_else(&mut self) {
        let serial = self.next();
        let there: Vec<u32> = {
            let world = self.world.lock();
            let open = |name: &str| name.starts_with('t') && !self.ledger.settled.contains(name);
            let there = world
                .tasks
                .iter()
                .filter(|(_, task)| !task.deleted && !open(task.text("name")));
            there.map(|(id, _)| *id).collect()
        };
        let at = self.rng.usize(0..there.len().max(1));
        let kind = self.rng.u8(0..20);
        let Some(task) = there.get(at).filter(|_| kind > 3) else {
            let body = json!({ "name": format!("o{serial}."), "group": PROJECTS[self.rng.usize(0..2)] });
            return self.world.other("POST", &["tasks"], body);
        };
        let id = &crate::world::id_of(*task);
        let set = |body| self.world.other("PUT", &["tasks", id], body);
        match kind {
            4..7 => set(json!({ "name": format!("o{serial}.") })),
            7..9 => set(json!({ "priority": 1 + serial % 5 })),
            9..11 => set(json!({ "state": STATES[serial as usize % 4] })),
            11..13 => set(json!({ "desc": format!("o{serial}.") })),
            13 => set(json!({ "archivedAt": 1_900_000_000 })),
            14 => set(json!({ "archivedAt": null })),
            15 => set(json!({ "group": PROJECTS[serial as usize % 2] })),
            16 => self.world.other("DELETE", &["tasks", id], json!({})),
            17 => self
                .world
                .other("POST", &["chat", "messages"], json!({ "content": "ok" })),
            _ => {
                let body = json!({ "content": "ok" });
                self.world.other("POST", &["tasks", id, "activities"], body);
            }
        }
    }
}
