"""Rows of two entities, and entities in rows: what comes is tuples, and their models are alive."""

from sqlalchemy import Column, Integer, create_engine, insert, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Guest(Base):
    __tablename__ = "guests"

    id = Column(Integer, primary_key=True)


class Room(Base):
    __tablename__ = "rooms"

    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with engine.begin() as connection:
    for table in (Guest.__table__, Room.__table__):
        connection.execute(insert(table), [{"id": number} for number in range(600)])
pairs = Session(engine).query(Guest, Room).filter(Guest.id == Room.id).all()
tuples = Session(engine).execute(select(Room.id, Room).where(Room.id < 500)).all()
print(len(pairs), len(tuples))
