"""Hooks modules once the program has imported them."""

import sys

from . import guarded

# By the module's name: the part of the agent that knows it, and its function.
HOOKS = {
    "sqlalchemy": ("of_sqlalchemy", "hook_engine"),
    "sqlalchemy.orm.loading": ("of_sqlalchemy", "hook_loading"),
    "django.db.backends.utils": ("of_django", "hook_cursors"),
    "django.db.models.query": ("of_django", "hook_querysets"),
    "pymysql.cursors": ("of_drivers", "hook_driver"),
    "MySQLdb.cursors": ("of_drivers", "hook_driver"),
    "sqlite3.dbapi2": ("of_drivers", "hook_sqlite"),
}


class Finder(object):
    """Sees that a module is imported, and has it hooked once it is there."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name not in HOOKS:
            return None
        for finder in sys.meta_path:
            find = getattr(finder, "find_spec", None)
            spec = find(name, path, target) if find and finder is not Finder else None
            if spec is not None:
                guarded(hook_after)(name, spec)
                return spec
        return None


def hook_after(name, spec):
    loader = spec.loader
    execute = loader.exec_module

    def exec_module(module):
        del loader.exec_module
        execute(module)
        guarded(hook)(name, module)

    loader.exec_module = exec_module


def hook(name, module):
    if name not in HOOKS:
        return
    part, function = HOOKS.pop(name)
    whole = __package__ + "." + part
    __import__(whole)
    getattr(sys.modules[whole], function)(module)
