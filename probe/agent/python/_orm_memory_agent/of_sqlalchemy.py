"""SQLAlchemy, from 1.3 on, over any driver."""

import itertools

from . import guarded, state
from .journal import tell_driver
from .methods import closing, end_query, fetching, iterating, took_list, took_row, wrap
from .query import KEY, Query, begun, streams


def hook_engine(module):
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    tell_driver("sqlalchemy", module.__version__)
    local = state.local

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
