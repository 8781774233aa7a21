"""Fills the table once: `python3 seed.py [ROWS]`."""

import sys

from models import Base, UserModel, engine

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000

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
print(f"{ROWS:,} rows")
