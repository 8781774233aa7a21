"""Ends in one of many ways, after it has read enough for the agent to look at what is left."""

import atexit
import gc
import os
import signal
import sqlite3
import sys
import time

how = sys.argv[1]
connection = sqlite3.connect(":memory:")
connection.execute("create table guests (name text)")
connection.executemany("insert into guests values (?)", [("guest",)] * 1500)
print(len(connection.execute("select name from guests").fetchall()), "rows")
atexit.register(lambda: print("the program's own last word"))


class Loop:
    """Garbage that only a collection finds."""

    def __init__(self):
        self.itself = self

    def __del__(self):
        print("collected")


def forked():
    child = os.fork()
    if child == 0:
        print("child", flush=True)
        sys.exit(5)
    print(os.WEXITSTATUS(os.waitpid(child, 0)[1]), flush=True)


def told_to_end():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(9))
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)


def watched():
    gc.callbacks.append(lambda phase, info: os.write(1, b"a collection\n"))
    gc.disable()


def looped():
    Loop()


def debugged():
    gc.disable()
    gc.set_debug(gc.DEBUG_STATS)


def closed_output():
    sys.stdout.flush()
    os.close(1)
    print("nobody reads this")


WAYS = {
    "well": lambda: None,
    "status": lambda: sys.exit(7),
    "words": lambda: sys.exit("a last sentence"),
    "raises": lambda: 1 / 0,
    "interrupted": lambda: os.kill(os.getpid(), signal.SIGINT),
    "at-once": lambda: os._exit(4),
    "terminated": lambda: os.kill(os.getpid(), signal.SIGTERM),
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "handled": told_to_end,
    "forked": forked,
    "watched": watched,
    "looped": looped,
    "debugged": debugged,
    "closed-output": closed_output,
}
WAYS[how]()
