//! Once recorded, a tape runs without asking for memory: playing must not wake a collector, nor grow.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use downhill::numeric::dataset::{Source, rollercoaster};
use downhill::numeric::loss::mean_squared_error;
use downhill::numeric::model::Model;
use downhill::numeric::training::Objective;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator, counting what this thread asks for.
struct Counting;

#[expect(
    unsafe_code,
    reason = "an allocator is unsafe; this one passes everything on"
)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller keeps the contract of `alloc`, which is the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the pointer came from `alloc` above, so from the system's allocator.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// Guards against a vector that is made anew in each of a million steps.
#[test]
fn evaluating_the_fit_does_not_allocate() {
    let (data, params) = rollercoaster(Source::Notebook);
    let mut objective = Objective::record(3, |recorder, params| {
        let preds = Model::default().record(recorder, recorder.constant(&data.time), params);
        mean_squared_error(preds, recorder.constant(&data.speed))
    });
    let mut gradient = [0.0; 3];

    let before = ALLOCATIONS.get();
    for _ in 0..100 {
        objective.evaluate(&params, &mut gradient);
        objective.loss(&params);
    }
    assert_eq!(
        ALLOCATIONS.get(),
        before,
        "a run of the tape takes no memory"
    );

    drop(std::hint::black_box(vec![gradient]));
    assert_eq!(ALLOCATIONS.get(), before + 1, "the counter counts");
}
