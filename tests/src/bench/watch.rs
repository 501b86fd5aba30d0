//! When a part of the screen stops changing, seen from outside.

use std::hash::{DefaultHasher, Hasher};
use std::time::{Duration, Instant};

use anyhow::Context;
use x11rb::NONE;
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, Damage, ReportLevel};
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};
use x11rb::rust_connection::RustConnection;

/// Nothing has changed for this long: it is settled.
const QUIET: Duration = Duration::from_millis(1200);
const LIMIT: Duration = Duration::from_secs(60);
const PERIOD: Duration = Duration::from_millis(3);

/// A part of the screen: left, top, width, height.
#[derive(Clone, Copy)]
pub(crate) struct Part(pub(crate) i16, pub(crate) i16, pub(crate) u16, pub(crate) u16);

/// Looks at every eighth line of a part of the screen.
pub(crate) struct Watcher {
    connection: RustConnection,
    root: u32,
    part: Part,
    damage: Damage,
}

impl Watcher {
    pub(crate) fn new(display: &str, part: Part) -> anyhow::Result<Self> {
        let (connection, screen) = x11rb::connect(Some(display))?;
        let root = connection.setup().roots.get(screen).context("no screen")?.root;
        connection.damage_query_version(1, 1)?.reply()?;
        let damage = connection.generate_id()?;
        connection
            .damage_create(damage, root, ReportLevel::NON_EMPTY)?
            .check()?;
        Ok(Self {
            connection,
            root,
            part,
            damage,
        })
    }

    /// Whether anything was drawn since this was asked last. Looking all the time would take the processor from what is looked at.
    fn was_drawn(&self) -> anyhow::Result<bool> {
        let mut drawn = false;
        while let Some(event) = self.connection.poll_for_event()? {
            drawn |= matches!(event, Event::DamageNotify(_));
        }
        if drawn {
            self.connection
                .damage_subtract(self.damage, NONE, NONE)?
                .check()?;
        }
        Ok(drawn)
    }

    fn look(&self) -> anyhow::Result<u64> {
        let Part(left, top, width, height) = self.part;
        let mut hasher = DefaultHasher::new();
        let bottom = top + i16::try_from(height)?;
        let lines = (top..bottom).step_by(8).map(|line| {
            self.connection
                .get_image(ImageFormat::Z_PIXMAP, self.root, left, line, width, 1, !0)
        });
        // All are asked for before the first answer is waited for.
        for line in lines.collect::<Vec<_>>() {
            hasher.write(&line?.reply()?.data);
        }
        Ok(hasher.finish())
    }

    /// How long after `begun` the last change was seen.
    pub(crate) fn settled(&self, begun: Instant) -> anyhow::Result<Duration> {
        let empty = self.look()?;
        let (mut last, mut changed) = (empty, None);
        while begun.elapsed() < LIMIT {
            if !self.was_drawn()? {
                if changed.is_some_and(|changed| begun.elapsed() > changed + QUIET) {
                    break;
                }
                std::thread::sleep(PERIOD);
                continue;
            }
            let now = self.look()?;
            if now != last {
                (last, changed) = (now, Some(begun.elapsed()));
            }
        }
        changed.context("the window never came to rest")
    }
}
