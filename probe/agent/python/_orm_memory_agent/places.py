"""Where a query comes from, and how its statement may be shown."""

import os
import sys

from . import state

LONGEST_TEXT = 300

own_folder = os.path.dirname(__file__) + os.sep
own_start = os.path.join(os.path.dirname(os.path.dirname(__file__)), "sitecustomize.py")
standard_library = os.path.dirname(os.__file__) + os.sep
users = {}
literals = []


def is_users(file):
    known = users.get(file)
    if known is None:
        path = file.replace("\\", "/")
        library = "/site-packages/" in path or "/dist-packages/" in path or file.startswith((standard_library, own_folder))
        known = users[file] = not library and not file.startswith("<") and file != own_start
    return known


def package_of(file):
    path = file.replace("\\", "/")
    for folder in ("/site-packages/", "/dist-packages/"):
        if folder in path:
            return path.split(folder)[-1].split("/")[0].replace(".py", "")
    return None


def package_path(file):
    """A library's file without the folder that it is installed in; the program's own by its whole path."""
    path = file.replace("\\", "/")
    for folder in ("/site-packages/", "/dist-packages/", standard_library.replace("\\", "/")):
        if folder in path:
            return path.split(folder)[-1]
    return os.path.join(state.home, file) if is_users(file) else file


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
    if not literals:
        import re

        literals[:] = [
            (re.compile(r"'(?:[^']|'')*(?:'|$)"), "?"),
            (re.compile(r'(?<![\w$"`.:%])-?\d+(?:\.\d+)?(?![\w"`])'), "?"),
            (re.compile(r"\?(?:\s*,\s*\?){3,}"), "?, \u2026"),
            (re.compile(r"\s+"), " "),
        ]
    sql = sql[: 4 * LONGEST_TEXT]
    for pattern, instead in literals:
        sql = pattern.sub(instead, sql)
    return sql.strip()[:LONGEST_TEXT]
