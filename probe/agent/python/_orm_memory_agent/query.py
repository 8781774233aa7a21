"""A query from its begin until its rows are gone."""

from . import guarded, state
from .journal import journal_of_thread, now
from .places import caller, without_literals
from .readings import blocks, resident

MANY_ROWS = 100
MOST_MODELS = 12
LOOKED_AT = 32
CALLS_TO_BE_CHATTY = 20
LOOK_AT_ONE_IN = 16
SELDOM = 4
MOST_STATEMENTS = 1000
BEGINNING = 48
KEY = "_orm_memory_query"


class Statement(object):
    """What is known of a statement's calls so far; small ones that come often are looked at ever more seldom."""

    __slots__ = ("calls", "mostRows", "next", "counted", "place")

    def __init__(self):
        self.calls = self.mostRows = self.next = self.counted = 0
        self.place = None

    def worth_a_look(self):
        self.calls += 1
        if self.calls < self.next and self.mostRows < MANY_ROWS:
            return False
        if self.calls >= CALLS_TO_BE_CHATTY:
            self.next = self.calls + max(LOOK_AT_ONE_IN, self.calls // SELDOM)
        return True


def statement_of(sql):
    statements = state.statements
    key = sql if sql in statements or len(statements) < MOST_STATEMENTS else sql[:BEGINNING]
    known = statements.get(key)
    if known is None:
        known = Statement()
        if len(statements) < 2 * MOST_STATEMENTS:
            statements[key] = known
    return known


class Query(object):
    """A query from its begin until its rows are there. One that nobody ends is ended with what holds it."""

    def __init__(self, driver, library, sql):
        if state.before is None:
            state.before = resident()
            state.blocks = blocks()
        self.driver = driver
        self.sql = sql.decode("utf-8", "replace") if isinstance(sql, (bytes, bytearray)) else str(sql)
        self.statement = statement_of(self.sql)
        self.rows = self.largest = self.looked = self.bytes = 0
        self.fetching = 0
        self.streams = True
        self.held = self.closed = self.ended = False
        self.id = None
        self.t0 = now()
        self.journal = None
        if self.statement.worth_a_look():
            self.statement.place = caller(library)
            self.tell_begin()
        else:
            self.statement.counted += 1

    def tell_begin(self):
        self.journal = journal = journal_of_thread()
        site = journal.site(self.statement.place, self.driver, without_literals(self.sql))
        # Threads that share a journal may both be here.
        with state.lock:
            journal.lastQuery += 1
            self.id = journal.lastQuery
        journal.tell({"k": "query", "t": self.t0, "id": self.id, "site": site})

    def got(self, rows):
        """Rows that came together."""
        count = len(rows)
        if self.looked < LOOKED_AT:
            for row in rows[:: max(1, count // LOOKED_AT)][:LOOKED_AT]:
                self.look(row)
        self.rows += count
        self.largest = max(self.largest, count)

    def got_one(self, row):
        self.rows += 1
        self.largest = max(self.largest, 1)
        if self.looked < LOOKED_AT:
            self.look(row)

    def look(self, row):
        self.looked += 1
        # A row factory may make anything of a row.
        values = row.values() if isinstance(row, dict) else row if hasattr(row, "__iter__") else ()
        for value in values:
            self.bytes += len(value) if isinstance(value, (str, bytes)) else 8

    def close(self):
        """The driver has no more rows of it."""
        self.closed = True
        if self.fetching == 0 and not self.held:
            self.end()

    def end(self, objects=None, failed=False):
        if self.ended:
            return
        self.ended = True
        statement = self.statement
        statement.mostRows = max(statement.mostRows, self.rows)
        state.rows += self.rows
        if self.id is None:
            if self.rows < MANY_ROWS or statement.place is None:
                return
            # A chatty statement returned many rows while nobody looked: the line that ran it last stands for it.
            statement.counted -= 1
            self.tell_begin()
        done = {"k": "done", "t": now(), "id": self.id, "rows": self.rows, "bytes": None}
        if failed:
            done["failed"] = True
        else:
            done["bytes"] = self.bytes * self.rows // self.looked if self.looked else 0
            done["by"] = "estimate"
        if self.streams and self.rows > self.largest and not failed:
            done["streamed"] = True
        watch = None
        if objects:
            remember_models(objects[0])
            if self.rows >= MANY_ROWS and "streamed" not in done:
                watch = Watch.on(self, objects)
        if watch:
            done["watched"] = True
        self.journal.tell(done)
        if watch:
            watch.start()
        if state.tracing and self.rows >= MANY_ROWS:
            from .allocations import look_near_peak

            guarded(look_near_peak)()

    def __del__(self):
        try:
            self.end()
        except Exception:
            pass


def entity(row):
    return row[0] if isinstance(row, tuple) else row


@guarded
def remember_models(row):
    for each in row if isinstance(row, tuple) else (row,):
        kind = type(each)
        if kind not in state.models and len(state.models) < MOST_MODELS:
            state.models.append(kind)


class Watch(object):
    """Tells when some objects, which stand for all of a result, are no longer in memory."""

    kept = {}

    def __init__(self, query, references):
        self.journal = query.journal
        self.id = query.id
        self.references = references
        self.left = len(references)
        self.started = False
        Watch.kept[id(self)] = self

    @staticmethod
    @guarded
    def on(query, objects):
        import weakref

        def gone(_):
            watch.left -= 1
            watch.tell_when_gone()

        watch = None
        chosen = [entity(each) for each in (objects[0], objects[len(objects) // 2], objects[-1])]
        watch = Watch(query, [weakref.ref(each, gone) for each in chosen])
        return watch

    def start(self):
        self.started = True
        self.tell_when_gone()

    def tell_when_gone(self):
        if self.started and self.left <= 0 and Watch.kept.pop(id(self), None):
            self.journal.tell({"k": "released", "t": now(), "id": self.id})


def begin(driver, library, sql):
    """A query begins. `None` within another: the ORM's own is the one that is told."""
    if getattr(state.local, "inside", 0):
        return None
    return begun(driver, library, sql)


@guarded
def begun(driver, library, sql):
    return Query(driver, library, sql)


streaming = {}


def streams(cursor):
    """Whether a cursor's rows come from the server as they are asked for."""
    kind = type(cursor)
    known = streaming.get(kind)
    if known is None:
        sqlite = any(base.__module__.startswith("sqlite3") for base in kind.__mro__)
        known = streaming[kind] = sqlite or kind.__name__.startswith("SS")
    return known or bool(getattr(cursor, "name", None))
