"""Records, one JSON object a line, in a file for each thread that asks a database."""

import _thread
import os
import sys
import time

from . import state

MOST_SITES = 5000
MOST_THREADS = 200


def quoted(text):
    units = bytearray(text.encode("utf-16-be", "surrogatepass"))
    codes = [units[at] * 256 + units[at + 1] for at in range(0, len(units), 2)]
    plain = [chr(code) if 32 <= code < 127 and code not in (34, 92) else "\\u%04x" % code for code in codes]
    return '"' + "".join(plain) + '"'


def json_of(value):
    """The little JSON that records need: a program's own `json` may be anything."""
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ",".join(quoted(key) + ":" + json_of(each) for key, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(json_of(each) for each in value) + "]"
    return str(value) if isinstance(value, int) else quoted(str(value))


def now():
    """Microseconds on the clock that Node's `process.hrtime` reads."""
    return (time.perf_counter_ns() if sys.platform == "win32" else time.monotonic_ns()) // 1000


class Journal(object):
    """The file of one thread. It is opened for each record: a daemon closes what it did not open, and may get the same number again."""

    def __init__(self, tid):
        self.file = os.path.join(state.folder, "%d.%d.ndjson" % (os.getpid(), tid))
        self.sites = {}
        self.lastQuery = 0
        self.tell(
            {
                "k": "isolate",
                "t": now(),
                "pid": os.getpid(),
                "tid": tid,
                "node": None,
                "python": "%d.%d.%d" % sys.version_info[:3],
                "entry": state.entry,
                "workerLimitMb": None,
            }
        )

    def tell(self, record):
        try:
            descriptor = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
            try:
                os.write(descriptor, (json_of(record) + "\n").encode("ascii"))
            finally:
                os.close(descriptor)
        except Exception:
            pass  # a full disk is no reason to disturb the program

    def site(self, frame, driver, sql):
        key = (frame, driver, sql)
        known = self.sites.get(key)
        if known is not None:
            return known
        number = len(self.sites) + 1
        if number <= MOST_SITES:
            self.sites[key] = number
        place, line, name, nearest = frame
        site = {"k": "site", "id": number, "file": place, "line": line, "column": None, "fn": name, "mapped": False}
        site.update({"driver": driver, "orm": None if nearest == driver else nearest, "sql": sql})
        self.tell(site)
        return number


def journal_of_thread():
    if _thread.get_ident() == state.mainThread:
        return state.main
    own = getattr(state.local, "journal", None)
    if own is None or own not in state.threads:
        with state.lock:
            # Past this many threads they share files: each is there to tell workers apart, and nobody reads so many.
            if len(state.threads) < MOST_THREADS:
                own = Journal(len(state.threads) + 1)
                state.threads.append(own)
            else:
                own = state.threads[_thread.get_ident() % MOST_THREADS]
        state.local.journal = own
    return own


def tell_driver(name, version):
    if name not in state.drivers:
        state.drivers[name] = version
        state.main.tell({"k": "driver", "name": name, "version": version})
