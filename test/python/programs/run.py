"""Runs programs as it is told, line by line, each in a process of its own that has the ORM imported already; tells output and peak."""

import importlib
import io
import json
import os
import runpy
import sqlite3
import sys
import traceback
from contextlib import redirect_stdout

importlib.import_module(sys.argv[1])

CREATE_TEAMS = "CREATE TABLE teams (id INTEGER PRIMARY KEY, name VARCHAR(80))"
CREATE_USERS = "CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(80), age INTEGER, team_id INTEGER)"


def kilobytes(name):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(name))


def user(n):
    # Keys have gaps, as keys do.
    return (n * 3 + n % 2, f"user {n} " + "x" * 40, n * 7 % 80, n % 2 + 1)


def connect(engine, port, database):
    if engine == "sqlite":
        return sqlite3.connect(database)
    if engine == "postgres":
        import psycopg2

        return psycopg2.connect(host="127.0.0.1", port=port, user="postgres", dbname=database or "postgres")
    import pymysql

    return pymysql.connect(host="127.0.0.1", port=port, user="lab", password="lab", database=database)


def create(engine, port, database):
    if engine == "sqlite":
        return
    connection = connect(engine, port, None)
    if engine == "postgres":
        connection.autocommit = True
    connection.cursor().execute(f"CREATE DATABASE {database}")
    connection.close()


def seed(engine, port, database, rows):
    if os.path.exists(database):
        os.remove(database)
    connection = connect(engine, port, database)
    cursor = connection.cursor()
    for table in ("users", "teams"):
        cursor.execute(f"DROP TABLE IF EXISTS {table}")
    cursor.execute(CREATE_TEAMS)
    cursor.execute(CREATE_USERS)
    cursor.execute("INSERT INTO teams VALUES (1, 'red'), (2, 'blue')")
    for start in range(1, rows + 1, 5000):
        some = [user(n) for n in range(start, min(start + 5000, rows + 1))]
        # A string as Python writes it is one of SQL here.
        cursor.execute("INSERT INTO users VALUES " + ", ".join(map(repr, some)))
    connection.commit()
    connection.close()


def run(folder):
    os.chdir(folder)
    sys.path.insert(0, folder)
    start = kilobytes("VmRSS")
    out = io.StringIO()
    error = None
    with redirect_stdout(out):
        try:
            runpy.run_path("work.py", run_name="__main__")
        except Exception:
            error = traceback.format_exc()
    return {"out": out.getvalue(), "error": error, "grown": kilobytes("VmHWM") - start}


def in_a_process(work):
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.close(reader)
        with os.fdopen(writer, "w") as pipe:
            try:
                json.dump(work(), pipe)
            except BaseException:
                json.dump({"out": "", "error": traceback.format_exc(), "grown": 0}, pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        told = pipe.read()
    os.wait()
    return told


created = set()


def filled(task):
    os.chdir(task["folder"])
    database = (task["engine"], task["port"], task["database"])
    if database not in created:
        create(*database)
    seed(*database, task["rows"])


for line in sys.stdin:
    task = json.loads(line)
    # Drivers that are imported here would be no part of what a program grows by.
    told = in_a_process(lambda: filled(task))
    created.add((task["engine"], task["port"], task["database"]))
    print(told if told != "null" else in_a_process(lambda: run(task["folder"])), flush=True)
