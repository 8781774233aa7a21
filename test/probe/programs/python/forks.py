"""A pool of two forked processes, each of which reads."""

import multiprocessing
import sqlite3
import sys


def read(_):
    connection = sqlite3.connect(sys.argv[1])
    return len(connection.execute("select name from guests").fetchall())  # in a child


if __name__ == "__main__":
    with sqlite3.connect(sys.argv[1]) as connection:
        connection.execute("create table guests (name text)")
        connection.executemany("insert into guests values (?)", [("guest",)] * 400)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        print(sum(pool.map(read, range(4), chunksize=1)))
        pool.close()
        pool.join()
