"""A thousand rows at a time; nothing else uses the session meanwhile."""

import sys
from multiprocessing.dummy import Pool
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))

from models import Session, UserModel  # noqa: E402


def count_adults():
    session = Session()
    adults = 0
    for user in session.query(UserModel).yield_per(1000):
        if user.age >= 18:
            adults += 1
    session.close()
    return adults


with Pool(10) as pool:
    handles = [pool.apply_async(count_adults) for _ in range(10)]
    print(sum(handle.get() for handle in handles), "adults")
