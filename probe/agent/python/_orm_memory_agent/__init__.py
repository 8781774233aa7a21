"""The agent for Python. It writes what ../../records.ts names, and never raises into the program.

Its parts are imported when they are first needed, and import nothing that is not there: a program's own modules may have any name.
"""


class State(object):
    """What all parts share; `process` fills it."""

    folder = None
    entry = None
    home = ""
    lock = None
    local = None
    mainThread = 0
    main = None
    threads = ()
    statements = {}
    drivers = {}
    models = ()
    rows = 0
    before = None
    blocks = None
    tracing = 0
    traced = 0
    ended = False


state = State()


def guarded(function):
    """What fails here is the agent's loss, and none of the program's."""

    def call(*args):
        try:
            return function(*args)
        except Exception:
            return None

    return call
