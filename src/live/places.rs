//! How many streams an address may hold open at once. A stream lasts as long as its page, so a rate would not bound them.

use crate::error::AppError;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Everybody in the library is one address to us, behind its Wi-Fi.
pub(super) const PER_ADDRESS: u32 = 200;
/// When it is worth trying again, in seconds.
const TRY_AGAIN: u32 = 60;

#[derive(Debug, Clone, Default)]
pub struct Places(Arc<Mutex<HashMap<IpAddr, u32>>>);

/// One open stream; dropping it makes room for the next.
#[derive(Debug)]
pub struct Place {
    places: Places,
    network: IpAddr,
}

impl Places {
    /// # Errors
    /// [`AppError::TooMany`] when this address has all that it may.
    pub fn take(&self, address: IpAddr) -> Result<Place, AppError> {
        let network = network(address);
        let mut taken = self.taken();
        let count = taken.entry(network).or_default();
        if *count >= PER_ADDRESS {
            return Err(AppError::TooMany {
                retry_after: TRY_AGAIN,
            });
        }
        *count += 1;
        Ok(Place {
            places: self.clone(),
            network,
        })
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<IpAddr, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken();
        if let Some(count) = taken.get_mut(&self.network) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.network);
            }
        }
    }
}

/// A household or a phone has a whole /64 of IPv6, so that is what counts there.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(long) => IpAddr::V6((long.to_bits() >> 64 << 64).into()),
        short => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_refused_what_is_too_much_until_a_page_closes() {
        let (places, school) = (Places::default(), "203.0.113.7".parse().unwrap());
        let mut open: Vec<Place> = (0..PER_ADDRESS).map(|_| places.take(school).unwrap()).collect();
        assert_eq!(
            places.take(school).unwrap_err(),
            AppError::TooMany { retry_after: 60 }
        );
        assert!(
            places.take("203.0.113.8".parse().unwrap()).is_ok(),
            "another address"
        );
        open.pop();
        assert!(places.take(school).is_ok());
        drop(open);
        assert!(places.taken().is_empty(), "nothing is kept of who has left");
    }

    #[test]
    fn one_ipv6_network_counts_as_one() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:203.0.113.7"), of("203.0.113.7"));
    }
}
