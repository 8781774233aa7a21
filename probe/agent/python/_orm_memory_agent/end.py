"""What is left when the program has ended: its memory, before and after a garbage collection, and the models that are still alive."""

import gc
import sys

from . import guarded, state
from .journal import now
from .readings import blocks, resident, trim

WORTH_ROWS = 1000
MOST_MODELS = 48


def tell_end():
    began = now()
    worth = worth_a_look()
    if worth:
        # The interpreter writes this out after us, and whoever waits for it may not wait for the count.
        guarded(lambda: sys.stdout.flush())()
    tell_counted()
    missing = missing_module()
    if missing:
        state.main.tell({"k": "missing", "module": missing, "program": sys.executable or "python"})
    if worth:
        state.main.tell(last_readings(began))
    if state.tracing:
        from .allocations import look_at_end

        guarded(look_at_end)()
    query = sys.modules.get(__package__ + ".query")
    if query is not None:
        query.Watch.kept.clear()
    for journal in [state.main] + list(state.threads):
        journal.tell({"k": "bye", "t": now(), "code": None})


def tell_counted():
    for statement in list(state.statements.values()):
        if statement.counted > 0 and statement.place is not None:
            tell_calls(statement)


def tell_calls(statement):
    for journal in [state.main] + list(state.threads):
        for (place, _, sql), site in list(journal.sites.items()):
            if place == statement.place:
                journal.tell({"k": "counted", "site": site, "calls": statement.counted})
                return


def missing_module():
    """The interpreter keeps the error that ended the program."""
    error = getattr(sys, "last_value", None)
    return error.name if isinstance(error, ModuleNotFoundError) and error.name else None


def worth_a_look():
    """A collection and a count take time: only where many rows were read, or may have come from the processes of a pool."""
    return state.rows >= WORTH_ROWS or gets_others_rows()


def gets_others_rows():
    pools = ("multiprocessing.pool", "concurrent.futures.process")
    orms = ("sqlalchemy", "django")
    return any(name in sys.modules for name in pools) and any(name in state.drivers for name in orms)


def last_readings(began):
    """Each size is read before the count that follows it, whose list is memory, too."""
    rss = resident()
    classes = models()
    before = instances_of(classes)
    collected = after = None
    if collect():
        collected = resident()
        after = instances_of(classes) if any(before.values()) else before
    counts = before if after is None else after
    if not state.models:
        # Of all there are, those that nobody read are not worth a word.
        counts = {name: count for name, count in counts.items() if before[name]}
    in_use = blocks()
    return {
        "k": "live",
        "t": began,
        "first": state.before,
        "rss": rss,
        "collected": collected,
        "trimmed": guarded(trim)(),
        "blocks": None if in_use is None or state.blocks is None else in_use - state.blocks,
        "objects": counts,
        "garbage": {name: before[name] - count for name, count in counts.items()},
    }


def collect():
    """A collection as the interpreter makes it next; a program that watches collections does not see it."""
    if gc.get_debug():
        return False
    watching = gc.callbacks[:]
    gc.callbacks[:] = []
    try:
        gc.collect()
    finally:
        gc.callbacks[:] = watching
    return True


def instances_of(classes):
    counts = {kind.__name__: 0 for kind in classes}
    if classes:
        # Objects refer to their class since 3.9. A list of all objects there are would itself become the program's peak.
        found = gc.get_referrers(*classes) if sys.version_info >= (3, 9) else gc.get_objects()
        for each in found:
            if type(each) in classes:
                counts[type(each).__name__] += 1
    return counts


def models():
    """Classes of the models that were read, and of those that came with them; else of all there are, where others may have read them."""
    found = []
    if state.models:
        for kind in state.models:
            found += [each for each in guarded(with_related)(kind) or () if each not in found]
    elif gets_others_rows():
        found = (guarded(mapped_classes)() or []) + (guarded(django_models)() or [])
    return found[:MOST_MODELS]


def with_related(kind):
    mapper = getattr(kind, "__mapper__", None)
    if mapper is not None:
        return [kind] + [each.mapper.class_ for each in mapper.relationships]
    base = getattr(sys.modules.get("django.db.models.base"), "Model", None)
    if base is not None and issubclass(kind, base):
        return [kind] + [each.related_model for each in kind._meta.fields if each.related_model]
    return []


def mapped_classes():
    registries = sys.modules["sqlalchemy.orm.mapper"]._mapper_registries
    return [mapper.class_ for registry in list(registries) for mapper in registry.mappers]


def django_models():
    apps = sys.modules["django.apps.registry"].apps
    return list(apps.get_models()) if apps.models_ready else []
