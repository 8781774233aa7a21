"""Runs programs one by one, each in a process of its own that has the ORM imported already; tells output and peak."""

import importlib
import io
import json
import os
import runpy
import sqlite3
import sys
import traceback
from contextlib import redirect_stdout

module, tasks = sys.argv[1], json.loads(sys.argv[2])
importlib.import_module(module)
if module == "django":
    importlib.import_module("django.db.models")
elif module == "sqlalchemy":
    importlib.import_module("sqlalchemy.orm")


def kilobytes(name):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(name))


def seed(file, rows):
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT)")
    connection.execute("INSERT INTO teams VALUES (1, 'red'), (2, 'blue')")
    connection.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, team_id INTEGER)")
    # Keys have gaps, as keys do.
    connection.executemany(
        "INSERT INTO users VALUES (?, ?, ?, ?)",
        ((n * 3 + n % 2, f"user {n} " + "x" * 40, n * 7 % 80, n % 2 + 1) for n in range(1, rows + 1)),
    )
    connection.commit()
    connection.close()


def run(folder, rows):
    os.chdir(folder)
    sys.path.insert(0, folder)
    seed("app.db", rows)
    start = kilobytes("VmRSS")
    out = io.StringIO()
    error = None
    with redirect_stdout(out):
        try:
            runpy.run_path("work.py", run_name="__main__")
        except Exception:
            error = traceback.format_exc()
    return {"out": out.getvalue(), "error": error, "grown": kilobytes("VmHWM") - start}


for task in tasks:
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.close(reader)
        with os.fdopen(writer, "w") as pipe:
            json.dump(run(task["folder"], task["rows"]), pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        print(pipe.read(), flush=True)
    os.wait()
