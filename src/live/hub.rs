//! Events, handed from the transaction that made them to the streams of this process that wait.

use super::Topic;
use crate::id::Id;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::broadcast;

/// How far a slow stream may fall behind before it is told to catch up from the database.
const BACKLOG: usize = 1024;

#[derive(Debug, Clone)]
pub struct Event {
    pub seq: Id<Event>,
    pub topic: Topic,
}

/// An event may reach it more than once: from its own transaction, and from PostgreSQL, which tells every process. It is
/// passed on once.
#[derive(Debug, Clone)]
pub struct Hub {
    streams: broadcast::Sender<Event>,
    told: Arc<Mutex<VecDeque<Id<Event>>>>,
}

impl Hub {
    pub fn publish(&self, event: Event) {
        {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            if told.contains(&event.seq) {
                return;
            }
            if told.len() == BACKLOG {
                told.pop_front();
            }
            told.push_back(event.seq);
        }
        // Nobody listening is no failure.
        let _ = self.streams.send(event);
    }

    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Event> {
        self.streams.subscribe()
    }
}

impl Default for Hub {
    fn default() -> Self {
        Self {
            streams: broadcast::channel(BACKLOG).0,
            told: Arc::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_that_comes_back_from_the_database_is_told_once() {
        let hub = Hub::default();
        let mut stream = hub.subscribe();
        for seq in [7, 7, 8] {
            let (seq, topic) = (Id::from_raw(seq), Topic::new("diskusi", "abc"));
            hub.publish(Event { seq, topic });
        }
        let told: Vec<i64> = std::iter::from_fn(|| stream.try_recv().ok())
            .map(|event| event.seq.raw())
            .collect();
        assert_eq!(told, [7, 8]);
    }
}
