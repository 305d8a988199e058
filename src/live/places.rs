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
    address: IpAddr,
}

impl Places {
    /// `address` as a [`Ctx`](crate::server::Ctx) has it.
    ///
    /// # Errors
    /// [`AppError::TooMany`] when this address has all that it may.
    pub fn take(&self, address: IpAddr) -> Result<Place, AppError> {
        let mut taken = self.taken();
        let count = taken.entry(address).or_default();
        if *count >= PER_ADDRESS {
            return Err(AppError::TooMany {
                retry_after: TRY_AGAIN,
            });
        }
        *count += 1;
        Ok(Place {
            places: self.clone(),
            address,
        })
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<IpAddr, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken();
        if let Some(count) = taken.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.address);
            }
        }
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
}
