"""The agent for Python: the probe puts its folder in front of PYTHONPATH, so that `site` imports it before the program.

It writes what ../records.ts names, a file for each thread that asks a database, and never raises into the program. It has to be
parsed by every Python that a program may start, old ones included; it works from 3.8 on, and imports nothing that is not there.
"""

import os
import sys

FOLDER_VARIABLE = "ORM_MEMORY_AGENT"
MANY_ROWS = 100
LOOKED_AT = 32
CALLS_TO_BE_CHATTY = 20
LOOK_AT_ONE_IN = 16
SELDOM = 4
MOST_STATEMENTS = 1000
MOST_SITES = 5000
MOST_THREADS = 200
MOST_MODELS = 12
BEGINNING = 48
LONGEST_TEXT = 300
KEY = "_orm_memory_query"


def guarded(function):
    """What fails here is the agent's loss, and none of the program's."""

    def call(*args):
        try:
            return function(*args)
        except Exception:
            return None

    return call


# --- Records ---


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

    def site(self, frame, query):
        sql = without_literals(query.sql)
        key = (frame, query.driver, sql)
        known = self.sites.get(key)
        if known is not None:
            return known
        number = len(self.sites) + 1
        if number <= MOST_SITES:
            self.sites[key] = number
        place, line, name, nearest = frame
        site = {"k": "site", "id": number, "file": place, "line": line, "column": None, "fn": name, "mapped": False}
        site.update({"driver": query.driver, "orm": None if nearest == query.driver else nearest, "sql": sql})
        self.tell(site)
        return number


class State(object):
    folder = None
    entry = None
    home = ""
    mainThread = 0
    main = None
    threads = ()
    statements = {}
    drivers = {}
    large = ()
    isUsers = {}
    streaming = {}
    literals = None


state = State()


def journal_of_thread():
    if _thread.get_ident() == state.mainThread:
        return state.main
    own = getattr(local, "journal", None)
    if own is None or own not in state.threads:
        with lock:
            # Past this many threads they share files: each is there to tell workers apart, and nobody reads so many.
            if len(state.threads) < MOST_THREADS:
                own = Journal(len(state.threads) + 1)
                state.threads.append(own)
            else:
                own = state.threads[_thread.get_ident() % MOST_THREADS]
        local.journal = own
    return own


def tell_driver(name, version):
    if name not in state.drivers:
        state.drivers[name] = version
        state.main.tell({"k": "driver", "name": name, "version": version})


# --- Where a query comes from ---


def is_users(file):
    known = state.isUsers.get(file)
    if known is None:
        path = file.replace("\\", "/")
        library = "/site-packages/" in path or "/dist-packages/" in path or file.startswith(standard_library)
        known = state.isUsers[file] = not library and not file.startswith("<") and file != own_file
    return known


def package_of(file):
    path = file.replace("\\", "/")
    for folder in ("/site-packages/", "/dist-packages/"):
        if folder in path:
            return path.split(folder)[-1].split("/")[0].replace(".py", "")
    return None


def caller(library):
    """The first frame of the user's own code: its file, line, function, and the package nearest to it."""
    frame = sys._getframe(1)
    nearest = library
    while frame is not None:
        file = frame.f_code.co_filename
        if is_users(file):
            name = frame.f_code.co_name
            return (os.path.join(state.home, file), frame.f_lineno, None if name[:1] == "<" else name, nearest)
        nearest = package_of(file) or nearest
        frame = frame.f_back
    return (None, None, None, nearest)


def without_literals(sql):
    """A statement as a report may show it: no literals, which may be anybody's data."""
    if state.literals is None:
        import re

        state.literals = [
            (re.compile(r"'(?:[^']|'')*(?:'|$)"), "?"),
            (re.compile(r'(?<![\w$"`.:%])-?\d+(?:\.\d+)?(?![\w"`])'), "?"),
            (re.compile(r"\?(?:\s*,\s*\?){3,}"), u"?, \u2026"),
            (re.compile(r"\s+"), " "),
        ]
    sql = sql[: 4 * LONGEST_TEXT]
    for pattern, instead in state.literals:
        sql = pattern.sub(instead, sql)
    return sql.strip()[:LONGEST_TEXT]


# --- Queries ---


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
        site = journal.site(self.statement.place, self)
        # Threads that share a journal may both be here.
        with lock:
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
        watch = Watch.on(self, objects) if objects and self.rows >= MANY_ROWS and "streamed" not in done else None
        if watch:
            done["watched"] = True
        self.journal.tell(done)
        if watch:
            watch.start()

    def __del__(self):
        try:
            self.end()
        except Exception:
            pass


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
        chosen = [objects[0], objects[len(objects) // 2], objects[-1]]
        chosen = [each[0] if isinstance(each, tuple) else each for each in chosen]
        references = [weakref.ref(each, gone) for each in chosen]
        state.large.add(type(chosen[0]))
        watch = Watch(query, references)
        return watch

    def start(self):
        self.started = True
        self.tell_when_gone()

    def tell_when_gone(self):
        if self.started and self.left <= 0 and Watch.kept.pop(id(self), None):
            self.journal.tell({"k": "released", "t": now(), "id": self.id})


def begin(driver, library, sql):
    """A query begins. `None` within another: the ORM's own is the one that is told."""
    if getattr(local, "inside", 0):
        return None
    return begun(driver, library, sql)


@guarded
def begun(driver, library, sql):
    return Query(driver, library, sql)


def streams(cursor):
    """Whether a cursor's rows come from the server as they are asked for."""
    kind = type(cursor)
    known = state.streaming.get(kind)
    if known is None:
        sqlite = any(base.__module__.startswith("sqlite3") for base in kind.__mro__)
        known = state.streaming[kind] = sqlite or kind.__name__.startswith("SS")
    return known or bool(getattr(cursor, "name", None))


# --- SQLAlchemy ---


def hook_sqlalchemy(module):
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    tell_driver("sqlalchemy", module.__version__)

    @guarded
    def before(connection, cursor, sql, parameters, context, many):
        driver = getattr(connection.dialect.dbapi, "__name__", connection.dialect.driver).split(".")[0]
        query = begun(driver, "sqlalchemy", sql)
        # Not counted: an interrupt that skips `after` must not hide all that follows.
        local.inside = 1
        if query is not None and context is not None:
            query.streams = streams(getattr(cursor, "driver_connection", cursor))
            setattr(context, KEY, query)

    @guarded
    def after(connection, cursor, sql, parameters, context, many):
        local.inside = 0
        query = getattr(context, KEY, None)
        if query is not None and (many or cursor.description is None):
            query.close()

    @guarded
    def failed(told):
        local.inside = 0
        query = getattr(told.execution_context, KEY, None)
        if query is not None:
            query.end(None, True)

    event.listen(Engine, "before_cursor_execute", lambda *args: before(*args))
    event.listen(Engine, "after_cursor_execute", lambda *args: after(*args))
    event.listen(Engine, "handle_error", lambda told: failed(told))

    try:
        from sqlalchemy.engine.cursor import CursorResult as result
    except ImportError:
        # 1.3 calls it by another name.
        from sqlalchemy.engine.result import ResultProxy as result
    query_of = lambda self: getattr(getattr(self, "context", None), KEY, None)
    wrap(result, "_fetchall_impl", lambda original: fetching(original, query_of, took_list))
    wrap(result, "_fetchmany_impl", lambda original: fetching(original, query_of, took_list))
    wrap(result, "_fetchone_impl", lambda original: fetching(original, query_of, took_row))
    wrap(result, "_fetchiter_impl", lambda original: iterating(original, query_of))
    for base in result.__mro__[:2]:
        if "_soft_close" in base.__dict__:
            wrap(base, "_soft_close", lambda original: closing(original, query_of))


def hook_loading(module):
    """A query of entities runs until its objects are made: most of its memory is theirs."""
    import itertools

    def make(original):
        def instances(*args, **kwargs):
            result = original(*args, **kwargs)
            # In 1.3 the result is the second argument, and what comes back is a generator of objects.
            found = [getattr(getattr(each, "context", None), KEY, None) for each in args[:2]]
            query = next((each for each in found if isinstance(each, Query)), None)
            if query is None or query.ended:
                return result
            chunks = getattr(result, "chunks", None)
            if chunks is None:
                return one_by_one(result, query) if hasattr(result, "send") else result

            def followed(size):
                query.held = True
                last = None
                try:
                    for last in chunks(size):
                        yield last
                finally:
                    query.held = False
                    end_query(query, last)
                    last = None

            result.chunks = followed
            result.iterator = itertools.chain.from_iterable(followed(getattr(result, "_yield_per", None)))
            return result

        return instances

    wrap(module, "instances", make)


def one_by_one(objects, query):
    query.held = True
    first = last = None
    try:
        for last in objects:
            first = last if first is None else first
            yield last
    finally:
        query.held = False
        end_query(query, [first, last])


@guarded
def end_query(query, objects):
    query.end(objects)


def wrap(owner, name, make):
    """Puts another function in a function's place, under its name."""
    original = owner.__dict__.get(name) if isinstance(owner, type) else getattr(owner, name, None)
    if original is None:
        return
    made = make(original)
    for each in ("__name__", "__qualname__", "__doc__", "__module__"):
        try:
            setattr(made, each, getattr(original, each))
        except Exception:
            pass
    setattr(owner, name, made)


@guarded
def took_list(query, rows):
    if rows:
        query.got(rows)
    else:
        query.closed = True


@guarded
def took_row(query, row):
    if row is None:
        query.closed = True
    else:
        query.got_one(row)


@guarded
def close(query):
    query.close()


def fetching(original, query_of, took, ends=False):
    def fetch(self, *args, **kwargs):
        query = query_of(self)
        # A driver's method may call another one of its own; the rows of the first are all there are.
        if query is None or query.ended or query.fetching:
            return original(self, *args, **kwargs)
        query.fetching += 1
        try:
            rows = original(self, *args, **kwargs)
            took(query, rows)
        finally:
            query.fetching -= 1
        if ends or query.closed:
            close(query)
        return rows

    return fetch


def iterating(original, query_of):
    def iterate(self, *args, **kwargs):
        rows = original(self, *args, **kwargs)
        query = query_of(self)
        return rows if query is None or query.ended else counting(rows, query)

    return iterate


def counting(rows, query):
    for row in rows:
        took_row(query, row)
        yield row
    close(query)


def closing(original, query_of):
    def soft_close(self, *args, **kwargs):
        try:
            return original(self, *args, **kwargs)
        finally:
            query = query_of(self)
            if query is not None:
                close(query)

    return soft_close


# --- Django, and drivers without an ORM ---


def hook_cursor(kind, driver_of, library):
    """Follows a cursor class of the DB API through `execute`, the fetching methods and `close`."""
    query_of = lambda self: getattr(self, "__dict__", {}).get(KEY)

    def executing(original):
        def execute(self, *args, **kwargs):
            query = begin(driver_of(self), library, (args or list(kwargs.values()) or [""])[0])
            if query is None:
                return original(self, *args, **kwargs)
            last = query_of(self)
            if last is not None:
                close(last)
            if getattr(local, "collected", None):
                local.collected[-1].append(query)
                query.held = True
            local.inside = getattr(local, "inside", 0) + 1
            try:
                result = original(self, *args, **kwargs)
            except BaseException:
                guarded(query.end)(None, True)
                raise
            finally:
                local.inside -= 1
            guarded(executed)(self, query)
            return result

        return execute

    def executed(self, query):
        setattr(self, KEY, query)
        cursor = getattr(self, "cursor", self) if library == "django" else self
        query.streams = streams(cursor)
        if cursor.description is None:
            query.close()

    wrap(kind, "execute", executing)
    wrap(kind, "fetchall", lambda original: fetching(original, query_of, took_list, True))
    wrap(kind, "fetchmany", lambda original: fetching(original, query_of, took_list))
    wrap(kind, "fetchone", lambda original: fetching(original, query_of, took_row))
    wrap(kind, "close", lambda original: closing(original, query_of))
    return query_of


def hook_django_cursor(module):
    import django

    tell_driver("django", django.get_version())
    kind = module.CursorWrapper

    def delegate(name):
        def call(self, *args, **kwargs):
            return kind.__getattr__(self, name)(*args, **kwargs)

        return call

    # The wrapper hands these on by __getattr__: here is a place of their own.
    for name in ("fetchone", "fetchmany", "fetchall", "close"):
        if name not in kind.__dict__:
            setattr(kind, name, delegate(name))
    driver_of = lambda self: self.db.Database.__name__.split(".")[0]
    query_of = hook_cursor(kind, driver_of, "django")
    wrap(kind, "__iter__", lambda original: iterating(original, query_of))


def hook_django_query(module):
    """A queryset's read runs until its objects are made."""

    def make(original):
        def fetch_all(self):
            if self._result_cache is not None:
                return original(self)
            local.collected = getattr(local, "collected", None) or []
            local.collected.append([])
            try:
                return original(self)
            finally:
                guarded(collected)(local.collected.pop(), self._result_cache)

        return fetch_all

    def collected(queries, objects):
        for query in queries:
            query.held = query.streams = False
            query.end(objects)

    wrap(module.QuerySet, "_fetch_all", make)


def hook_python_driver(name):
    def hook(module):
        tell_driver(name, getattr(sys.modules.get(name), "__version__", None))
        for kind in list(vars(module).values()):
            if isinstance(kind, type) and kind.__module__ == module.__name__:
                hook_cursor(kind, lambda self: name, None)

    return hook


def hook_sqlite(module):
    """The standard library's cursors can't be changed, so connections make their own kind of them."""
    tell_driver("sqlite3", module.sqlite_version)

    class Cursor(module.Cursor):
        def execute(self, *args):
            return module.Cursor.execute(self, *args)

        def fetchone(self):
            return module.Cursor.fetchone(self)

        def fetchmany(self, *args, **kwargs):
            return module.Cursor.fetchmany(self, *args, **kwargs)

        def fetchall(self):
            return module.Cursor.fetchall(self)

        def close(self):
            return module.Cursor.close(self)

        def __next__(self):
            query = self.__dict__.get(KEY)
            try:
                row = module.Cursor.__next__(self)
            except StopIteration:
                if query is not None:
                    close(query)
                raise
            if query is not None and not query.fetching:
                took_row(query, row)
            return row

    class Connection(module.Connection):
        def cursor(self, *args, **kwargs):
            return module.Connection.cursor(self, *(args or (() if kwargs else (Cursor,))), **kwargs)

        # The inherited one makes its cursor without asking for `cursor`.
        def execute(self, *args):
            return self.cursor().execute(*args)

    for kind in (Cursor, Connection):
        kind.__module__ = "sqlite3"
        kind.__qualname__ = kind.__name__
    hook_cursor(Cursor, lambda self: "sqlite3", None)

    def make(original):
        def connect(*args, **kwargs):
            # The sixth argument is the connection's class, where the program has one of its own.
            if len(args) < 6 and "factory" not in kwargs:
                kwargs["factory"] = Connection
            return original(*args, **kwargs)

        return connect

    wrap(module, "connect", make)


# --- The process ---

HOOKS = {
    "sqlalchemy": hook_sqlalchemy,
    "sqlalchemy.orm.loading": hook_loading,
    "django.db.backends.utils": hook_django_cursor,
    "django.db.models.query": hook_django_query,
    "pymysql.cursors": hook_python_driver("pymysql"),
    "MySQLdb.cursors": hook_python_driver("MySQLdb"),
    "sqlite3.dbapi2": hook_sqlite,
}


class Finder(object):
    """Sees that a module is imported, and has it hooked once it is there."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        hook = HOOKS.get(name)
        if hook is None:
            return None
        for finder in sys.meta_path:
            find = getattr(finder, "find_spec", None)
            spec = find(name, path, target) if find and finder is not Finder else None
            if spec is not None:
                guarded(hook_after)(name, spec, hook)
                return spec
        return None


def hook_after(name, spec, hook):
    loader = spec.loader
    execute = loader.exec_module

    def exec_module(module):
        del loader.exec_module
        execute(module)
        if HOOKS.pop(name, None):
            guarded(hook)(module)

    loader.exec_module = exec_module


def model_of(kind):
    """The classes whose objects come with those of a model; none for what is no model."""
    mapper = getattr(kind, "__mapper__", None)
    if mapper is not None:
        return [kind] + [each.mapper.class_ for each in mapper.relationships]
    base = getattr(sys.modules.get("django.db.models.base"), "Model", None)
    if base is not None and issubclass(kind, base):
        return [kind] + [each.related_model for each in kind._meta.fields if each.related_model]
    return []


def models():
    """Model classes of the results that were large: to look for all of a program's would take as many times longer."""
    found = []
    for kind in list(state.large):
        for each in guarded(model_of)(kind) or ():
            if each not in found and len(found) < MOST_MODELS:
                found.append(each)
    return found


def instances_of(classes):
    """Objects refer to their class since 3.9. A list of all objects there are would itself become the program's peak."""
    import gc

    return gc.get_referrers(*classes) if sys.version_info >= (3, 9) else gc.get_objects()


def resident():
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except Exception:
        return None


def live_objects():
    import gc

    gc.collect()
    # Read before the count, whose list is memory, too.
    rss = resident()
    classes = models()
    objects = {}
    for each in instances_of(classes) if classes else ():
        kind = type(each)
        if kind in classes:
            objects[kind.__name__] = objects.get(kind.__name__, 0) + 1
    return {"k": "live", "t": now(), "rss": rss, "objects": objects}


@guarded
def at_end():
    for statement in list(state.statements.values()):
        if statement.counted > 0 and statement.place is not None:
            tell_counted(statement)
    if state.large:
        state.main.tell(live_objects())
    Watch.kept.clear()
    for journal in [state.main] + list(state.threads):
        journal.tell({"k": "bye", "t": now(), "code": None})


def tell_counted(statement):
    for journal in [state.main] + list(state.threads):
        for (place, _, sql), site in list(journal.sites.items()):
            if place == statement.place:
                journal.tell({"k": "counted", "site": site, "calls": statement.counted})
                return


def start():
    state.threads = []
    state.drivers = {}
    state.statements = {}
    state.large = set()
    Watch.kept = {}
    state.mainThread = _thread.get_ident()
    state.main = Journal(0)


@guarded
def after_fork():
    """A child that was forked is a process of its own, and its only thread is its main one."""
    global lock
    lock = _thread.allocate_lock()
    local.journal = None
    local.inside = 0
    seen = state.drivers
    start()
    for name, version in seen.items():
        tell_driver(name, version)
    util = sys.modules.get("multiprocessing.util")
    if util is not None:
        # multiprocessing ends its children without atexit, and forgets what was to be called when one begins.
        util.register_after_fork(state, lambda _: util.Finalize(None, at_end, exitpriority=-1000))


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
    start()
    sys.meta_path.insert(0, Finder)
    import atexit

    # Registered first, it is called last.
    atexit.register(at_end)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=after_fork)


def run_users():
    """The user's own sitecustomize, which ours stands in front of."""
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
    ours = sys.modules.pop("sitecustomize", None)
    try:
        import sitecustomize  # noqa: F401
    except ImportError as error:
        if getattr(error, "name", "sitecustomize") != "sitecustomize":
            raise
    finally:
        if ours is not None:
            sys.modules.setdefault("sitecustomize", ours)


if sys.version_info >= (3, 8):
    try:
        import _thread
        import time

        local = _thread._local()
        lock = _thread.allocate_lock()
        own_file = run.__code__.co_filename
        standard_library = os.path.dirname(os.__file__) + os.sep
        run()
    except Exception:
        pass
run_users()
