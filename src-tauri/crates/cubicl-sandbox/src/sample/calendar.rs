//! Days in Turkey (UTC+3 all year), counted from the day the sandbox started.

const DAY: i64 = 86_400;
const ZONE: i64 = 3 * 3_600;

#[derive(Clone, Copy)]
pub(super) struct Calendar {
    midnight: i64,
    pub(super) now: i64,
}

impl Calendar {
    pub(super) fn new(now: i64) -> Self {
        Self {
            midnight: (now + ZONE).div_euclid(DAY) * DAY - ZONE,
            now,
        }
    }

    /// A start date: the day's first second (A26).
    pub(super) fn start_of(self, day: i64) -> i64 {
        self.midnight + day * DAY
    }

    /// A deadline: the day's last second (A26).
    pub(super) fn end_of(self, day: i64) -> i64 {
        self.start_of(day + 1) - 1
    }

    /// A working hour of a day; of the day before when it is not past yet.
    pub(super) fn moment(self, day: i64, minute: i64) -> i64 {
        let moment = self.start_of(day) + 8 * 3_600 + minute * 60;
        if moment < self.now {
            moment
        } else {
            self.start_of(-1) + 8 * 3_600 + minute * 60
        }
    }
}
