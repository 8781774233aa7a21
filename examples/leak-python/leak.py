"""The case: ten threads read the whole table, the pool stays open, and its handles keep the rows."""

from multiprocessing.dummy import Pool

from models import Session, UserModel


def load_users():
    session = Session()
    users = session.query(UserModel).all()
    session.close()
    return users


pool = Pool(10)
handles = [pool.apply_async(load_users) for _ in range(10)]
print(sum(len(handle.get()) for handle in handles), "users")
