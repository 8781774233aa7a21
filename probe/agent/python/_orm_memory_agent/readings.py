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


def available():
    """How much memory may still be had before the machine or the control group has none; `None` where nobody tells."""
    try:
        with open("/proc/meminfo", "rb") as file:
            free = [int(line.split()[1]) * 1024 for line in file if line.startswith(b"MemAvailable")]
        return min(free + group_limit())
    except Exception:
        return None


def group_limit():
    for limit, used in (
        ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
        ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
    ):
        try:
            with open(limit, "rb") as most, open(used, "rb") as current:
                return [int(most.read()) - int(current.read())]
        except Exception:
            pass
    return []


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
