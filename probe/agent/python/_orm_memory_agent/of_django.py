"""Django, over any driver."""

from . import guarded, state
from .journal import tell_driver
from .methods import iterating, wrap
from .of_drivers import hook_cursor


def hook_cursors(module):
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


def hook_querysets(module):
    """A queryset's read runs until its objects are made."""
    local = state.local

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
