//! Work on all cores, and on one thread where no other may be started.

use std::sync::OnceLock;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// The threads of the program; none where they cannot be started.
static THREADS: OnceLock<Option<ThreadPool>> = OnceLock::new();

/// Does work that is cut up for several threads.
pub fn in_parallel<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    if let Some(threads) = THREADS.get_or_init(|| ThreadPoolBuilder::new().build().ok()) {
        return threads.install(work);
    }
    // From here on this thread does all work that is asked of it; a second time it does so already.
    // The pool goes with the program.
    let alone = ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    std::mem::forget(alone.build());
    work()
}
