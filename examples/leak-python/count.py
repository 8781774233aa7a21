"""A twin of the case, whole in one file: each thread goes over all rows, and only counts."""

from multiprocessing.dummy import Pool

from sqlalchemy import Column, Integer, String, Text, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

engine = create_engine("sqlite:///users.db")
Session = sessionmaker(engine)
Base = declarative_base()


class UserModel(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    name = Column(String(12))
    sex = Column(String(6))
    address = Column(Text)
    age = Column(Integer)


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
