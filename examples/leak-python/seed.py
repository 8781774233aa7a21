"""Fills the table once: `python3 seed.py [ROWS]`. A table that has its rows already is left alone."""

import sys

try:
    from sqlalchemy import func, inspect, select
except ModuleNotFoundError:
    sys.exit("This Python has no SQLAlchemy: apt-get install python3-sqlalchemy, or pip install sqlalchemy")

from models import Base, Session, UserModel, engine

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000


def rows_there():
    if not inspect(engine).has_table(UserModel.__tablename__):
        return None
    with Session() as session:
        return session.execute(select(func.count(UserModel.id))).scalar()


def fill():
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        for start in range(0, ROWS, 10_000):
            connection.execute(
                UserModel.__table__.insert(),
                [
                    {"name": f"user {n:07}", "sex": "female" if n % 2 else "male", "address": "a" * 64, "age": n % 90}
                    for n in range(start, min(start + 10_000, ROWS))
                ],
            )


if rows_there() == ROWS:
    print(f"The table has its {ROWS:,} rows already")
else:
    fill()
    print(f"{ROWS:,} rows")
