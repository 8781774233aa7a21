"""A twin of the case: each thread goes over all rows, and only counts."""

from multiprocessing.dummy import Pool

from models import Session, UserModel


def count_adults():
    session = Session()
    adults = 0
    for user in session.query(UserModel):
        if user.age >= 18:
            adults += 1
    session.close()
    return adults


with Pool(10) as pool:
    handles = [pool.apply_async(count_adults) for _ in range(10)]
    print(sum(handle.get() for handle in handles), "adults")
