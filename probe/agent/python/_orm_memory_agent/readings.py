"""How much memory the process has, and who has it."""

import os
import sys


def resident():
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except Exception:
        return None


def blocks():
    """How many pieces of memory Python's own allocator has given out; `None` where the system's does all, which it does not count."""
    count = getattr(sys, "getallocatedblocks", lambda: 0)()
    return count or None


def trim():
    """The resident size once glibc has given back what it keeps; `None` where there is no glibc."""
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec("ctypes")
    if not sys.platform.startswith("linux") or not spec or not spec.origin.startswith(os.path.dirname(os.__file__)):
        return None
    import ctypes

    give_back = ctypes.CDLL(None).malloc_trim
    give_back.argtypes = [ctypes.c_size_t]
    give_back(0)
    return resident()
