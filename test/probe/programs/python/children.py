"""Children that are started in one of several ways, each of which reads 1,500 rows."""

import multiprocessing
import os
import sqlite3
import sys


def read(file):
    return len(sqlite3.connect(file).execute("select name from guests").fetchall())  # in a child


def grandchild(file):
    print(read(file), flush=True)


def child_of_a_child(file):
    inner = multiprocessing.get_context("fork").Process(target=grandchild, args=(file,))
    inner.start()
    inner.join()
    grandchild(file)


def prefork(file):
    """As gunicorn does it: children of `os.fork` that go their own way and end with `sys.exit`."""
    for _ in range(2):
        if os.fork() == 0:
            grandchild(file)
            sys.exit(0)
    print(sorted(os.WEXITSTATUS(os.wait()[1]) for _ in range(2)), flush=True)


def share(barrier):
    global both
    both = barrier


def read_beside(file):
    """Neither takes the other's work, however slow its start is."""
    both.wait()
    return read(file)


def pool(kind, file):
    context = multiprocessing.get_context(kind)
    with context.Pool(2, share, (context.Barrier(2),)) as workers:
        print(workers.map(read_beside, [file] * 2, chunksize=1), flush=True)
        workers.close()
        workers.join()


def nested(file):
    outer = multiprocessing.get_context("fork").Process(target=child_of_a_child, args=(file,))
    outer.start()
    outer.join()


if __name__ == "__main__":
    how, file = sys.argv[1:]
    with sqlite3.connect(file) as connection:
        connection.execute("create table guests (name text)")
        connection.executemany("insert into guests values (?)", [("guest",)] * 1500)
    connection.close()
    if how in ("spawn", "forkserver"):
        pool(how, file)
    else:
        {"prefork": prefork, "nested": nested}[how](file)
