"""Pages by the key, which any driver takes and any loop body may follow."""

import sys
from multiprocessing.dummy import Pool
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))

from models import Session, UserModel  # noqa: E402


def count_adults():
    session = Session()
    adults = 0
    last = 0
    while True:
        page = (
            session.query(UserModel)
            .filter(UserModel.id > last)
            .order_by(UserModel.id)
            .limit(1000)
            .all()
        )
        if not page:
            break
        adults += sum(1 for user in page if user.age >= 18)
        last = page[-1].id
    session.close()
    return adults


with Pool(10) as pool:
    handles = [pool.apply_async(count_adults) for _ in range(10)]
    print(sum(handle.get() for handle in handles), "adults")
