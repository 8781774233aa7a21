/** The same two tables for each ORM, in an SQLite file beside the program. */
export const models = {
  sqlalchemy: `from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

Session = sessionmaker(create_engine("sqlite:///app.db"))
Base = declarative_base()


class Team(Base):
    __tablename__ = "teams"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    age = Column(Integer)
    team_id = Column(ForeignKey("teams.id"))
    team = relationship(Team)
`,
  django: `import django
from django.conf import settings

if not settings.configured:
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "app.db"}},
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
`,
  peewee: `from peewee import ForeignKeyField, IntegerField, Model, SqliteDatabase, TextField

db = SqliteDatabase("app.db")


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
`,
};

export type Orm = keyof typeof models;

const imports: Record<Orm, string> = {
  sqlalchemy:
    "from models import Session, Team, User\nfrom sqlalchemy import delete, select\nfrom sqlalchemy.orm import selectinload",
  django: "from models import Team, User\nfrom django.db import transaction",
  peewee: "from models import Team, User",
};

/** A program whose worker has a body; its lines begin without an indentation. */
export function programOf(orm: Orm, body: string, inOneFile = false): string {
  const begin = orm === "sqlalchemy" ? "    session = Session()\n" : "";
  const lines = body.split("\n").map((line) => (line ? `    ${line}` : line));
  return `from multiprocessing.dummy import Pool

${inOneFile ? models[orm] : imports[orm]}


def work(n):
${begin}${lines.join("\n")}


with Pool(1) as pool:
    pool.map(work, [1])
`;
}
