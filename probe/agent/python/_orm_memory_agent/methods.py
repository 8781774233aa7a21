"""Puts methods that follow a query around those of a library."""

from . import guarded


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


@guarded
def end_query(query, objects):
    query.end(objects)


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
