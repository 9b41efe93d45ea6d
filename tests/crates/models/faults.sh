#!/usr/bin/env bash
# Runs each loom model, then again with the faults that it must find: a model that finds none sees nothing.
#
# Usage: tests/crates/models/faults.sh
set -euo pipefail
cd "$(dirname "$0")/../../.."

export RUSTFLAGS="--cfg loom --cfg disruptor_faults ${RUSTFLAGS:-}"
# Apart from other builds, whose flags differ: they would throw each other's work away.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/loom"

cargo test --release -p disruptor-models --test loom

model=$(cargo test --release -p disruptor-models --test loom --no-run 2>&1 | sed -n 's/.*Executable.*(\(.*\))$/\1/p')

# A model, and a fault that it must find.
pairs="
one::stamped_2_blocking stamp_release
one::stamped_2_yield    stamp_release
one::stamped_2_yield    stamp_acquire
batches                 stamp_release
end_of_batch            hand_on_early
end_of_batch            cursor_release
one::dense_2_yield      cursor_release
one::dense_2_yield      cursor_acquire
chain                   cursor_release
chain                   cursor_acquire
diamond                 stamp_release
diamond                 claim_shared
one::stamped_1_blocking claim_late
one::stamped_2_yield    claim_late
one::dense_1_blocking   claim_late
one::dense_2_yield      claim_late
by_value                cursor_release
takers                  take_record
takers                  mark_store
takers                  condition_look
one::stamped_short      close_release
one::stamped_short      close_acquire
one::stamped_1_blocking light_fence
one::dense_1_blocking   heavy_fence
one::dense_2_blocking   publish_wake
one::stamped_1_blocking notify
one::stamped_1_blocking epoch
decision                mark_store
decision                condition_look
decision                cursor_release
decision                cursor_acquire
branches_meet           mark_store
branches_meet           cursor_release
failure                 stage_failure
failure                 halt_wake
full_ring               epoch
one::stamped_1_blocking refused_unlimited
full_ring               refused_unlimited
one::stamped_2_blocking publish_wake
one::stamped_2_blocking close_wake
elastic::stamped_yield  grow_release
elastic::stamped_yield  grow_acquire
elastic::stamped_yield  give_back_early
elastic::stamped_blocking grow_release
elastic::dense_blocking grow_acquire
full_ring               stage_wake
chain                   stage_wake
poller                  stage_wake
limits                  stage_wake
limits                  publish_wake
limits                  stamp_release
dropped_poller          abandon_wake
dropped_poller_of_a_stage abandon_wake
panic_wakes_all         halt_wake
halt_wakes_all          halt_wake
waits::flush            stage_wake
waits::flush            light_fence
waits::flush            heavy_fence
waits::flush            epoch
waits::flush            notify
waits::flush            cursor_release
waits::flush            cursor_acquire
waits::flush_two_leaves stage_wake
waits::two_waiters      stage_wake
waits::end              stage_wake
waits::end              close_wake
waits::halt             halt_wake
waits::panic            halt_wake
waits::done_before_halt close_acquire
waits::dropped_poller   abandon_wake
refused_after_a_halt    limit_shut
refused_after_a_halt    limit_store
left_behind             look_behind
left_behind             light_fence
left_behind             heavy_fence
model::several::two::stamped_1_blocking stamp_release
model::several::two::stamped_1_blocking stamp_acquire
model::several::passed_over::stamped    publish_wake
model::several::two::dense_2_blocking   close_wake
model::several::two::stamped_1_blocking stage_wake
model::several::two::stamped_1_blocking epoch
model::several::limit_is_shared         limit_acquire
model::several::limit_is_shared         limit_release
model::several::passed_over::stamped    pass_over_count
model::several::passed_over::dense      pass_over_release
model::several::passed_over::dense      pass_over_wake
model::several::passed_over::slot_is_free pass_over_wake
model::several::last_producer           last_producer
model::several::halt                    halt_wake
model::several::left_behind             drop_exchange
model::several::left_behind             look_behind
model::divided::group::waits_for_two          publish_wake
model::divided::group::waits_for_two          stage_wake
model::divided::group::waits_for_two          close_wake
model::divided::group::waits_for_two          light_fence
model::divided::group::waits_for_two          heavy_fence
model::divided::group::waits_for_two          bell_count
model::divided::group::waits_for_two          bell_notify
model::divided::group::waits_for_two          bell_first
model::divided::group::waits_for_two          bell_rest
model::divided::group::waits_for_two          refused_unlimited
model::divided::group::waits_for_a_thread     bell_notify
model::divided::group::waits_for_a_thread     bell_first
model::divided::group::waits_for_a_thread     stage_wake
model::divided::group::two_roots              stage_wake
model::divided::group::two_roots              bell_rest
model::divided::group::halt                   halt_wake
model::divided::group::halt                   bell_count
model::divided::group::panic_elsewhere        halt_wake
model::divided::group::join                   group_laggard
model::divided::group::one_after_the_other    stage_wake
model::divided::group::one_after_the_other    close_wake
model::divided::group::one_after_the_other    cursor_release
model::divided::group::one_after_the_other    cursor_acquire
model::divided::group::passed_over            group_holds
model::divided::group::passed_over            group_release
model::divided::shards::by_turn               cursor_release
model::divided::shards::by_turn               cursor_acquire
model::divided::shards::by_turn               last_dependency
model::divided::shards::by_turn               stage_wake
model::divided::shards::leaves                cursor_release
model::divided::shards::leaves                cursor_acquire
model::divided::shards::claim                 claim_exchange
model::asynchronous::events::stamped         publish_wake
model::asynchronous::events::stamped         task_wake
model::asynchronous::events::stamped         task_announce
model::asynchronous::events::stamped         task_look
model::asynchronous::events::stamped         light_fence
model::asynchronous::events::stamped         heavy_fence
model::asynchronous::events::stamped         epoch
model::asynchronous::events::stamped         stamp_release
model::asynchronous::events::stamped         stamp_acquire
model::asynchronous::events::dense           publish_wake
model::asynchronous::events::dense           task_look
model::asynchronous::events::dense           light_fence
model::asynchronous::events::dense           heavy_fence
model::asynchronous::events::dense           cursor_release
model::asynchronous::events::dense           cursor_acquire
model::asynchronous::events::end             close_wake
model::asynchronous::events::end             close_release
model::asynchronous::events::end             close_acquire
model::asynchronous::events::halt            halt_wake
model::asynchronous::events::another_waker   task_replace
model::asynchronous::events::given_up        publish_wake
model::asynchronous::events::two_pollers     task_rest
model::asynchronous::events::of_a_stage      stage_wake
model::asynchronous::events::of_a_stage      light_fence
model::asynchronous::events::of_a_stage      heavy_fence
model::asynchronous::events::of_a_stage      cursor_release
model::asynchronous::events::of_a_stage      cursor_acquire
model::asynchronous::events::of_two_stages   stage_wake
model::asynchronous::events::of_two_stages   last_dependency
model::asynchronous::events::two_pollers     publish_wake
model::asynchronous::room::of_a_poller       stage_wake
model::asynchronous::room::of_a_poller       light_fence
model::asynchronous::room::of_a_poller       heavy_fence
model::asynchronous::room::of_a_poller       task_look
model::asynchronous::room::of_a_poller       task_announce
model::asynchronous::room::of_a_poller       cursor_acquire
model::asynchronous::room::of_a_poller       cursor_release
model::asynchronous::room::of_a_stage        stage_wake
model::asynchronous::room::halt              halt_wake
model::asynchronous::room::dropped_poller    abandon_wake
model::asynchronous::queue::two_tasks        queue_wake
model::asynchronous::queue::two_tasks        stage_wake
model::asynchronous::queue::thread_and_task  stage_wake
model::asynchronous::queue::thread_and_task  epoch
model::asynchronous::queue::thread_and_task  queue_wake
model::asynchronous::queue::thread_and_task  bell_notify
model::asynchronous::queue::thread_and_task  bell_count
model::asynchronous::queue::first_gives_up   give_up
model::asynchronous::queue::first_gives_up   queue_wake
model::asynchronous::queue::first_gives_up   resume_late
model::asynchronous::queue::first_gives_up   queue_replace
model::asynchronous::queue::second_gives_up  resume_any
model::asynchronous::queue::second_gives_up  stage_wake
model::asynchronous::queue::second_gives_up  task_replace
model::asynchronous::queue::nobody_overtakes queue_occupied
model::asynchronous::queue::halt             queue_halt
model::asynchronous::queue::halt             queue_halted
model::asynchronous::join::stage             joiner_wake
model::asynchronous::join::pollers           stage_wake
model::asynchronous::join::pollers           refused_unlimited
model::asynchronous::join::pollers           task_announce
model::asynchronous::join::end               close_wake
model::asynchronous::join::stage             close_wake
model::asynchronous::both_fences             bell_first
model::asynchronous::both_fences             heavy_fence
model::asynchronous::both_fences             refused_unlimited
"

# What the system may refuse is no fault: these models play it, and must hold all the same.
for name in one::stamped_1_blocking full_ring model::asynchronous::events::of_a_stage model::asynchronous::join::pollers \
    model::asynchronous::both_fences; do
    DISRUPTOR_FAULT=refused "$model" --exact "$name"
done

# finds NAME FAULT: one line, on whether the model finds the fault.
finds() {
    local log status=0
    log=$(mktemp)
    # In a subshell of its own: what loom finds often ends in an abort, of which the shell would tell.
    (DISRUPTOR_FAULT="$2" timeout 120 "$model" --exact "$1" 2>&1 || exit $?) >"$log" 2>&1 || status=$?
    if [ $status -ne 0 ] && [ $status -ne 124 ] && grep -qE "deadlock|Causality violation|assertion|panicked" "$log"; then
        echo "found: $1 $2"
    else
        echo "missed: $1 does not find the fault $2 (status $status): $(tail -5 "$log" | tr '\n' ' ')"
    fi
    rm -f "$log"
}
export model
export -f finds

# A model keeps one processor busy.
results=$(xargs -L 1 -P "$(nproc)" bash -c 'finds "$@"' finds <<<"$pairs")

missed=$(grep "^missed" <<<"$results" || true)
if [ -n "$missed" ]; then
    echo "$missed" >&2
fi
echo "$(grep -c "^found" <<<"$results") passed, $(grep -c "^missed" <<<"$results") failed"
[ -z "$missed" ]
