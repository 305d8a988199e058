//! What changes within an island.

use leptos::tachys::reactive_graph::SharedReactiveFunction;
use std::sync::{Arc, Mutex};

/// A piece of a view that is drawn anew whenever something it reads has changed. All pieces that draw a `V` are of one type here,
/// where each closure alone brings a copy of its own of what Leptos does with it; keep to `String`, `AnyView` and
/// `Option<AnyView>`.
pub fn redraw<V: 'static>(draw: impl FnMut() -> V + Send + 'static) -> SharedReactiveFunction<V> {
    Arc::new(Mutex::new(draw))
}
