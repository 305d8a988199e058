//! How far a browser is: nonces that come back, by the game's own clock.
//!
//! The nonce of a ping is random, so that an echo proves that the ping had arrived; it counts once, and only while no later
//! one was sent. What is made of the round trips is `rules::Latency`.

use crate::{quizzes::rules::Latency, time::Millis};

type Nonce = [u8; 8];

/// Round trips at the beginning, one upon the other; afterwards they go with the regular pings.
const AT_FIRST: u32 = 6;

/// The round trips of one connection.
#[derive(Debug, Default)]
pub(super) struct Probe {
    under_way: Option<(Nonce, Millis)>,
    heard: u32,
    latency: Latency,
}

impl Probe {
    /// The nonce to send now.
    pub fn ask(&mut self, now: Millis) -> Nonce {
        let nonce = rand::random();
        self.under_way = Some((nonce, now));
        nonce
    }

    /// Takes what came back. `true`: there should be another at once.
    pub fn hear(&mut self, echo: &[u8], now: Millis) -> bool {
        match self.under_way {
            Some((nonce, sent)) if nonce == echo => {
                self.under_way = None;
                self.heard += 1;
                self.latency = self.latency.with(now - sent);
                self.heard < AT_FIRST
            }
            _ => false,
        }
    }

    pub const fn latency(&self) -> Latency {
        self.latency
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Span;

    const NOW: Millis = Millis(1_000_000);

    #[test]
    fn an_echo_counts_once_and_only_for_the_newest_nonce() {
        let mut probe = Probe::default();
        let first = probe.ask(NOW);
        let second = probe.ask(NOW + Span(100));
        assert_ne!(first, second);
        for nobody_asked in [&first[..], &[], &[0; 8], &second[..7]] {
            assert!(!probe.hear(nobody_asked, NOW + Span(110)));
        }
        assert_eq!(probe.latency(), Latency::default());
        assert!(probe.hear(&second, NOW + Span(180)));
        assert_eq!(probe.latency().one_way(), 40);
        // Once more, or sooner: it measures nothing.
        assert!(!probe.hear(&second, NOW + Span(181)));
        assert_eq!(probe.latency().one_way(), 40);
    }

    #[test]
    fn a_connection_is_measured_by_more_than_five_round_trips() {
        let (mut probe, mut asked) = (Probe::default(), 0);
        loop {
            let nonce = probe.ask(NOW);
            asked += 1;
            if !probe.hear(&nonce, NOW) {
                break;
            }
        }
        assert_eq!(asked, AT_FIRST);
    }
}
