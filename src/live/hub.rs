//! Events of this process, handed from the transaction that made them to the streams that wait.

use super::Topic;
use crate::id::Id;
use tokio::sync::broadcast;

/// How far a slow stream may fall behind before it is told to catch up from the database.
const BACKLOG: usize = 1024;

#[derive(Debug, Clone)]
pub struct Event {
    pub seq: Id<Event>,
    pub topic: Topic,
}

#[derive(Debug, Clone)]
pub struct Hub(broadcast::Sender<Event>);

impl Hub {
    pub fn publish(&self, event: Event) {
        // Nobody listening is no failure.
        let _ = self.0.send(event);
    }

    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Event> {
        self.0.subscribe()
    }
}

impl Default for Hub {
    fn default() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }
}
