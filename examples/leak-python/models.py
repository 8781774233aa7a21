"""The table of the case. SQLite lies beside this file; DATABASE_URL names another database."""

import os
from pathlib import Path

from sqlalchemy import Column, Integer, String, Text, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

DATABASE_URL = os.environ.get("DATABASE_URL", f"sqlite:///{Path(__file__).parent / 'users.db'}")

engine = create_engine(DATABASE_URL)
Session = sessionmaker(engine)
Base = declarative_base()


class UserModel(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    name = Column(String(12))
    sex = Column(String(6))
    address = Column(Text)
    age = Column(Integer)
