//! Histories that are told and not thrown: what the outbox has to stand.

use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::desk::Desk;
use crate::history::within;
use crate::verdict::Complaints;
use crate::wire::Weather;

impl Desk {
    /// A good network, a strict server, and twenty tasks of others.
    async fn morning(&mut self) {
        *self.air.weather.lock().unwrap() = Weather::default();
        self.world.lock().rate = 60;
        for _ in 0..20 {
            self.somebody_else();
        }
        self.start().await;
        self.look_around();
        self.wait(5_000).await;
    }

    async fn work(&mut self, changes: u32, pause: Duration) {
        let before = self.ledger.facts.len();
        while self.ledger.facts.len() < before + changes as usize {
            match self.rng.u8(0..10) {
                0..2 => self.create(),
                2..6 => self.edit(),
                6..8 => self.edit_steps(),
                _ => self.comment(),
            }
            self.wait(u64::try_from(pause.as_millis()).unwrap()).await;
        }
    }

    fn unplug(&self, unplugged: bool) {
        self.air.offline.store(unplugged, Ordering::Relaxed);
    }
}

fn good(complaints: &Complaints) {
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn three_hundred_changes_of_a_day_without_a_network_arrive_once_under_the_strict_limit() {
    good(&within(1, async |desk: &mut Desk| {
        desk.morning().await;
        desk.unplug(true);
        desk.work(300, Duration::from_secs(24 * 3600 / 300)).await;
        let waiting = desk.account().changes().len();
        assert!(waiting > 150, "what is not merged waits: {waiting}");
        desk.unplug(false);
        desk.finish().await
    }));
}

#[test]
fn the_program_ends_again_and_again_during_a_day_without_a_network() {
    good(&within(2, async |desk: &mut Desk| {
        desk.morning().await;
        desk.unplug(true);
        for _ in 0..10 {
            desk.work(10, Duration::from_secs(60)).await;
            desk.end().await;
            desk.start().await;
            desk.look_around();
        }
        desk.unplug(false);
        desk.finish().await
    }));
}

#[test]
fn a_token_that_is_taken_away_in_the_middle_holds_everything_until_there_is_another() {
    good(&within(3, async |desk: &mut Desk| {
        desk.morning().await;
        desk.work(20, Duration::from_millis(300)).await;
        desk.world.lock().revoked.push(desk.user);
        desk.work(20, Duration::from_secs(1)).await;
        desk.end().await;
        desk.start().await;
        desk.look_around();
        desk.work(5, Duration::from_secs(1)).await;
        assert!(desk.account().changes().len() > 15, "nothing is let go");
        desk.renew();
        desk.finish().await
    }));
}

#[test]
fn two_people_take_turns_at_one_computer_and_each_sends_only_the_own() {
    good(&within(4, async |desk: &mut Desk| {
        desk.morning().await;
        for _ in 0..4 {
            desk.unplug(true);
            desk.work(15, Duration::from_secs(5)).await;
            desk.change_person().await;
            desk.look_around();
            desk.unplug(false);
            desk.wait(3_000).await;
            desk.work(5, Duration::from_millis(100)).await;
        }
        desk.finish().await
    }));
}

#[test]
fn a_full_disk_refuses_what_cannot_be_kept_and_loses_nothing() {
    good(&within(5, async |desk: &mut Desk| {
        desk.morning().await;
        desk.work(10, Duration::from_millis(50)).await;
        desk.disk.lock().unwrap().full = true;
        desk.work(10, Duration::from_secs(3)).await;
        let told = desk.ledger.facts.iter().filter(|fact| !fact.done).count();
        assert_eq!(told, 10, "the person is told each time");
        desk.end().await;
        desk.start().await;
        desk.finish().await
    }));
}
