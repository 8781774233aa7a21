/** The same two tables for each ORM, in a database of one driver. */
import { type Address, connection, type Driver, djangoSettings, peeweeDatabase, url } from "../drivers.ts";

const entities = `class Team(Base):
    __tablename__ = "teams"
    id = Column(Integer, primary_key=True)
    name = Column(String(80))


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String(80))
    age = Column(Integer)
    team_id = Column(ForeignKey("teams.id"))
    team = relationship(Team)
`;

const sqlalchemy = (
  address: Address,
): string => `from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

Session = sessionmaker(create_engine("${url(address)}"))
Base = declarative_base()


${entities}`;

// `async_sessionmaker` came with 2.0.
const asyncio = (address: Address): string => `from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

Session = sessionmaker(create_async_engine("${url(address)}"), class_=AsyncSession)
Base = declarative_base()


${entities}`;

const django = (address: Address): string => `import django
from django.conf import settings

if not settings.configured:
    settings.configure(
        DATABASES={"default": ${djangoSettings(address)}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    )
    django.setup()

from django.db import models


class Team(models.Model):
    name = models.TextField()

    class Meta:
        app_label = "shop"
        db_table = "teams"


class User(models.Model):
    name = models.TextField()
    age = models.IntegerField()
    team = models.ForeignKey(Team, models.CASCADE)

    class Meta:
        app_label = "shop"
        db_table = "users"
`;

const peewee = (
  address: Address,
): string => `from peewee import ${peeweeDatabase(address).class}, ForeignKeyField, IntegerField, Model, TextField

db = ${peeweeDatabase(address).made}


class Team(Model):
    name = TextField()

    class Meta:
        database = db
        table_name = "teams"


class User(Model):
    name = TextField()
    age = IntegerField()
    team = ForeignKeyField(Team)

    class Meta:
        database = db
        table_name = "users"
`;

const dbapi = (address: Address): string => {
  const { module, made } = connection(address);
  return `import ${module}


def connect():
    return ${made}
`;
};

interface Lab {
  /** The ORM's module, which is imported before a program starts. */
  module: string;
  drivers: Driver[];
  models: (address: Address) => string;
  /** What a program imports of them. */
  imports: string;
}

export const labs = {
  sqlalchemy: {
    module: "sqlalchemy.orm",
    drivers: ["sqlite", "psycopg2", "pymysql", "mysqldb"],
    models: sqlalchemy,
    imports:
      "from models import Session, Team, User\nfrom sqlalchemy import delete, select\nfrom sqlalchemy.orm import selectinload",
  },
  "sqlalchemy-async": {
    module: "sqlalchemy.ext.asyncio",
    drivers: ["aiosqlite", "asyncpg"],
    models: asyncio,
    imports: "from models import Session, Team, User\nfrom sqlalchemy import select",
  },
  django: {
    module: "django.db.models",
    drivers: ["sqlite", "psycopg2", "mysqldb"],
    models: django,
    imports: "from models import Team, User\nfrom django.db import transaction",
  },
  peewee: {
    module: "peewee",
    drivers: ["sqlite", "psycopg2", "mysqldb"],
    models: peewee,
    imports: "from models import Team, User",
  },
  dbapi: {
    module: "sqlite3",
    drivers: ["sqlite", "psycopg2", "pymysql", "mysqldb"],
    models: dbapi,
    imports: "from models import connect",
  },
} satisfies Record<string, Lab>;

export type Orm = keyof typeof labs;

/** A program whose worker has a body; its lines begin without an indentation. */
export function programOf(orm: Orm, body: string, address: Address, inOneFile = false): string {
  const lab: Lab = labs[orm];
  const imports = inOneFile ? `${lab.models(address)}\nfrom sqlalchemy import select\n` : lab.imports;
  const inner = (depth: string): string =>
    body
      .split("\n")
      .map((line) => (line ? depth + line : line))
      .join("\n");
  if (orm === "sqlalchemy-async")
    return `import asyncio

${imports}

async def work(n):
    async with Session() as session:
${inner("        ")}


async def main():
    await asyncio.gather(*[work(n) for n in [1]])


asyncio.run(main())
`;
  return `from multiprocessing.dummy import Pool

${orm === "sqlalchemy" || !inOneFile ? imports : lab.models(address)}


def work(n):
${orm === "sqlalchemy" ? "    session = Session()\n" : ""}${inner("    ")}


with Pool(1) as pool:
    pool.map(work, [1])
`;
}
