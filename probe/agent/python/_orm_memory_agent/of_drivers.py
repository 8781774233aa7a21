"""Drivers of the DB API without an ORM, and what Django's cursors have in common with them."""

import sys

from . import guarded, state
from .journal import tell_driver
from .methods import close, closing, fetching, took_list, took_row, wrap
from .query import KEY, begin, streams


def hook_cursor(kind, driver_of, library):
    """Follows a cursor class of the DB API through `execute`, the fetching methods and `close`."""
    query_of = lambda self: getattr(self, "__dict__", {}).get(KEY)
    local = state.local

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


def hook_driver(module):
    """All cursor classes that a driver's module defines."""
    name = module.__name__.split(".")[0]
    tell_driver(name, getattr(sys.modules.get(name), "__version__", None))
    for kind in list(vars(module).values()):
        if isinstance(kind, type) and kind.__module__ == module.__name__:
            hook_cursor(kind, lambda self: name, None)


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
