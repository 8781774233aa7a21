"""How a task reads: each function is one way, and gives back what the task's result would be."""

from sqlalchemy import Column, Integer, String, select
from sqlalchemy.orm import declarative_base

from models import Session, UserModel


class SlimUser(declarative_base()):
    """The same table with fewer columns."""

    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    name = Column(String(12))
    sex = Column(String(6))


def whole(session):
    return session.query(UserModel).all()


def slim(session):
    return session.query(SlimUser).all()


def columns(session):
    return session.query(UserModel.id, UserModel.name, UserModel.sex).all()


def iterated(session):
    return sum(1 for _ in session.query(UserModel))


def streamed(session):
    return sum(1 for _ in session.query(UserModel).yield_per(1000))


def streamed_to_a_list(session):
    return session.query(UserModel).yield_per(1000).all()


def in_parts(session):
    """A driver that buffers has all rows already; only their objects come part by part."""
    result = session.execute(select(UserModel)).yield_per(1000)
    return sum(len(part) for part in result.partitions())


def pages(session):
    count = last = 0
    while True:
        page = session.query(UserModel).filter(UserModel.id > last).order_by(UserModel.id).limit(1000).all()
        if not page:
            return count
        count += len(page)
        last = page[-1].id
        session.expunge_all()


WAYS = {"whole": whole, "slim": slim, "columns": columns, "iterated": iterated, "streamed": streamed}
WAYS.update({"streamed-to-a-list": streamed_to_a_list, "in-parts": in_parts, "pages": pages})


def read(way):
    session = Session()
    try:
        return WAYS[way](session)
    finally:
        session.close()


def count(way):
    """The same, but that the rows stay in the process that read them."""
    rows = read(way)
    return rows if isinstance(rows, int) else len(rows)
