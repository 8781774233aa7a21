"""Where memory was allocated, by `tracemalloc`, for whoever asked for it."""

import _thread
import tracemalloc
from collections import Counter
from operator import itemgetter

from . import guarded, state
from .journal import now
from .places import is_users, own_folder, package_path
from .readings import available

GROWTH = 1.25
LEAST = 4 * 1024 * 1024
MOST_LINES = 10
MOST_THROUGH = 3
# A list of all traces takes about as many times what tracemalloc needs for them.
LIST_TO_TRACES = 2.5
# The agent's own methods stand between a driver and who called it.
OWN_FRAMES = 2

SIZE = itemgetter(1)
STACK = itemgetter(2)

looking = _thread.allocate_lock()
own = []


def start(frames):
    """What the program traces by itself stays as it is."""
    if not tracemalloc.is_tracing():
        tracemalloc.start(frames + OWN_FRAMES)
        own.append(True)
    state.tracing = frames


def look_near_peak():
    """After a large result, where a quarter more is traced than at the last look: each takes as long as there is much to list."""
    if not tracemalloc.is_tracing() or not looking.acquire(False):
        return
    try:
        bytes_now = tracemalloc.get_traced_memory()[0]
        if bytes_now >= LEAST and bytes_now >= GROWTH * state.traced:
            state.traced = bytes_now
            in_short_thread(lambda: tell("result"))
    finally:
        looking.release()


def in_short_thread(function):
    """What the listing allocates is traced, too: with few frames above it that takes a tenth of the time."""
    done = _thread.allocate_lock()
    done.acquire()

    def run():
        try:
            guarded(function)()
        finally:
            done.release()

    _thread.start_new_thread(run, ())
    done.acquire()


def look_at_end():
    if tracemalloc.is_tracing():
        tell("end")


def tell(at):
    moment = now()
    bytes_now, most = tracemalloc.get_traced_memory()
    room = available()
    cost = tracemalloc.get_tracemalloc_memory()
    lines = None
    if room is None or LIST_TO_TRACES * cost < room:
        traces = tracemalloc.take_snapshot().traces
        if at == "end" and own:
            tracemalloc.stop()
        lines = lines_of(traces)
    record = {"k": "allocations", "t": moment, "at": at, "bytes": bytes_now, "most": most, "cost": cost}
    record["lines"] = lines
    state.main.tell(record)


def lines_of(traces):
    """By the first line of the program's own code among the frames, else by the line that allocated."""
    # The list behind it, counted without a step of Python's own: an object for each would be as much again, and other threads would take turns.
    listed = traces._traces
    alike = Counter(zip(map(id, map(STACK, listed)), map(SIZE, listed)))
    stacks = dict(zip(map(id, map(STACK, listed)), map(STACK, listed)))
    lines = {}
    for (stack, size), count in alike.items():
        frames = [frame for frame in stacks[stack] if not frame[0].startswith(own_folder)][: state.tracing]
        asked = frames[0] if frames else stacks[stack][0]
        place = next((frame for frame in frames if is_users(frame[0])), asked)
        line = lines.setdefault(place, [0, 0, {}])
        line[0] += size * count
        line[1] += count
        line[2][asked] = line[2].get(asked, 0) + size * count
    greatest = sorted(lines.items(), key=lambda item: -item[1][0])[:MOST_LINES]
    return [line_of(place, *sums) for place, sums in greatest]


def line_of(place, size, count, through):
    asked = sorted(through.items(), key=lambda item: -item[1])[:MOST_THROUGH]
    others = [dict(at(frame), bytes=part) for frame, part in asked if frame != place]
    return dict(at(place), bytes=size, blocks=count, through=others)


def at(frame):
    file, line = frame
    return {"file": package_path(file), "line": line}
