"""The process: it begins, it may be forked, and it ends."""

import _thread
import os
import sys

from . import guarded, state
from .imports import Finder
from .journal import Journal, tell_driver

FOLDER_VARIABLE = "ORM_MEMORY_AGENT"
FRAMES_VARIABLE = "ORM_MEMORY_TRACE"


def start():
    state.threads = []
    state.drivers = {}
    state.statements = {}
    state.models = []
    state.rows = state.traced = 0
    state.before = state.blocks = None
    state.ended = False
    query = sys.modules.get(__package__ + ".query")
    if query is not None:
        query.Watch.kept = {}
    state.mainThread = _thread.get_ident()
    state.main = Journal(0)


@guarded
def after_fork():
    """A child that was forked is a process of its own, and its only thread is its main one."""
    state.lock = _thread.allocate_lock()
    state.local.journal = None
    state.local.inside = 0
    seen = state.drivers
    start()
    for name, version in seen.items():
        tell_driver(name, version)
    util = sys.modules.get("multiprocessing.util")
    if util is not None:
        # multiprocessing ends its children without atexit, and forgets what was to be called when one begins.
        util.register_after_fork(state, lambda _: util.Finalize(None, at_end, exitpriority=-1000))


def at_end():
    try:
        if not state.ended:
            state.ended = True
            from .end import tell_end

            tell_end()
    except BaseException:
        pass  # also of who is interrupted while it counts: the program has ended


def trace(frames):
    if frames:
        from . import allocations

        allocations.start(int(frames))


def entry_of(words):
    """The script among an interpreter's words; `-c` has none."""
    at = 1
    while at < len(words):
        word = words[at]
        if word == "-m":
            return words[at + 1] if at + 1 < len(words) else None
        if word[:1] != "-":
            return os.path.join(state.home, word)
        if word[-1:] == "c" and word[:2] != "--":
            return None
        at += 2 if word in ("-W", "-X", "--check-hash-based-pycs") else 1
    return None


def words():
    if hasattr(sys, "orig_argv"):
        return sys.orig_argv
    with open("/proc/self/cmdline", "rb") as file:
        return [os.fsdecode(word) for word in file.read().split(b"\0")[:-1]]


def run():
    folder = os.environ.get(FOLDER_VARIABLE)
    if not folder:
        return
    state.folder = folder
    state.home = os.getcwd()
    state.entry = guarded(lambda: entry_of(words()))()
    state.lock = _thread.allocate_lock()
    state.local = _thread._local()
    start()
    guarded(trace)(os.environ.get(FRAMES_VARIABLE))
    sys.meta_path.insert(0, Finder)
    import atexit

    # Registered first, it is called last.
    atexit.register(at_end)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=after_fork)
