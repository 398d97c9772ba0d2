//! Work on several threads, with the answers in the order of the questions.

use std::io;
use std::sync::mpsc::{channel, sync_channel, Receiver, SyncSender};
use std::sync::{Arc, Mutex};
use std::thread;

/// Questions that may be under way for each thread, so that a long one holds up no other thread.
const AHEAD: usize = 8;

/// Answers what `feed` asks on so many threads. Each answer comes as soon as it and those before it are there: no question waits for a
/// later one. `feed` asks through the function that it is given, until that says that nobody listens any more.
///
/// Each thread has a memory of its own, which it hands to `work` with each question.
///
/// Threads are not joined: where nobody listens any more, the program ends, though `feed` may wait for its input.
pub fn answers<Q, A, M>(
    jobs: usize,
    feed: impl FnOnce(&dyn Fn(Q) -> bool) + Send + 'static,
    work: impl Fn(Q, &mut M) -> A + Send + Sync + 'static,
) -> impl Iterator<Item = io::Result<A>>
where
    Q: Send + 'static,
    A: Send + 'static,
    M: Default,
{
    // The bound of this channel is that of the memory.
    let (order, answers) = sync_channel::<Receiver<A>>(jobs * AHEAD);
    let (questions, asked) = channel::<(Q, SyncSender<A>)>();
    let (asked, work) = (Arc::new(Mutex::new(asked)), Arc::new(work));
    for _ in 0..jobs {
        let (asked, work) = (Arc::clone(&asked), Arc::clone(&work));
        thread::spawn(move || {
            let mut memory = M::default();
            loop {
                let next = asked.lock().map(|asked| asked.recv());
                let Ok(Ok((question, reply))) = next else { return };
                // Where nobody listens any more, there is nothing to tell.
                let _ = reply.send(work(question, &mut memory));
            }
        });
    }
    thread::spawn(move || {
        feed(&|question| {
            let (reply, answer) = sync_channel(1);
            order.send(answer).is_ok() && questions.send((question, reply)).is_ok()
        });
    });
    answers.into_iter().map(|answer| answer.recv().map_err(io::Error::other))
}
