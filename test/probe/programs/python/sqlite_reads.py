"""The standard library's driver: all rows at once, one by one, many small reads, and a statement that is wrong."""

import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("create table guests (id integer primary key, name text)")
connection.executemany("insert into guests values (?, ?)", [(number, "guest %05d" % number) for number in range(300)])
kept = connection.execute("select id, name from guests").fetchall()  # at once
for row in connection.execute("select name from guests where id < 250"):  # one by one
    pass
for number in range(200):
    connection.execute("select name from guests where id = ?", (number,)).fetchone()  # small
try:
    connection.execute("select missing from guests")
except sqlite3.OperationalError as error:
    print(error)
print(len(kept))
