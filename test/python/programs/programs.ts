import type { FixKind } from "../../../rules/finding.ts";
import type { Orm } from "./models.ts";

export interface Program {
  orm: Orm;
  what: string;
  body: string;
  /** The models stand in the same file. */
  inOneFile?: true;
  /** What has to be offered for it, `suppress` left out. */
  fixes: FixKind[];
}

export const programs: Program[] = [
  {
    orm: "sqlalchemy",
    what: "a query",
    body: "for user in session.query(User):\n    print(user.id, user.name)",
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "a list under a name, with conditions and a relation",
    body: "users = (\n    session.query(User)\n    .filter(User.age > 20)\n    .filter_by(team_id=1)\n    .all()\n)\nfor user in users:\n    print(user.id, user.team.name)",
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "relations that come with the rows, and a join that repeats no object",
    body: "for user in session.query(User).join(Team).options(selectinload(User.team)).all():\n    print(user.id, user.team.name)",
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "a loop that goes on, ends early and has an else",
    body: 'for end in (200, 10 ** 6):\n    for user in session.query(User).filter(User.age < 70):\n        if user.age % 2:\n            continue\n        if user.id > end:\n            break\n        print(user.id)\n    else:\n        print("all")',
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "a loop that returns, in a statement",
    body: "for user in session.scalars(select(User).where(User.age > 10)):\n    print(user.id)\n    if user.id > 700:\n        return",
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "commits, which change what is asked for",
    body: "for user in session.execute(select(User).where(User.age < 40)).scalars().all():\n    user.age += 40\n    session.commit()\nfor user in session.query(User).order_by(User.id).limit(20000):\n    print(user.id, user.age)",
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "rows that are deleted, and a commit after each",
    body: 'for user in session.query(User).filter(User.team_id == 2):\n    session.execute(delete(User).where(User.id == user.id), execution_options={"synchronize_session": False})\n    session.commit()\nprint(session.query(User).count())',
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "a comprehension",
    body: "print(sum(user.age for user in session.query(User)))",
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "a query with a name, which gets a condition more",
    body: "query = session.query(User).filter(User.age > 5)\nif n:\n    query = query.filter(User.team_id == 1)\nprint(query.count())\nfor user in query:\n    print(user.id, user.team.name)",
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "a statement and its result, each with a name",
    body: "stmt = select(User)\nstmt = stmt.where(User.age < 70)\nresult = session.execute(stmt)\nfor user in result.scalars():\n    user.age += 1\n    session.commit()\nprint([age for age, in session.query(User.age).order_by(User.id).limit(20000)])",
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "columns of a statement, where the file names its driver",
    inOneFile: true,
    body: "stmt = select(User).where(User.age > 5).order_by(User.age, User.id)\nfor user in session.execute(stmt).scalars().all():\n    print(user.id, user.name)",
    fixes: ["stream", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "columns of a statement that stands in its call",
    inOneFile: true,
    body: "for user in session.execute(select(User).where(User.age > 5).order_by(User.id)).scalars().all():\n    print(user.id, f'{user.name!r}')",
    fixes: ["stream", "narrow", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "len",
    body: "print(len(session.query(User).filter(User.age > 30).all()))",
    fixes: ["count", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "columns, where the file names its driver",
    inOneFile: true,
    body: 'names = []\nfor user in session.query(User).filter(User.age > 5).all():\n    if user.age % 2 == 0:\n        names.append(user.name.upper())\n    print(user.id, f"{user.age}")\nprint(len(names))',
    fixes: ["batch", "stream", "narrow", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "columns in an order of their own",
    inOneFile: true,
    body: "for user in session.query(User).order_by(User.age.desc(), User.id):\n    print(user.id)\n    if user.age < 5:\n        break",
    fixes: ["stream", "narrow", "bound"],
  },
  {
    orm: "sqlalchemy",
    what: "a relation that is read while rows come",
    inOneFile: true,
    body: "for user in session.query(User):\n    print(user.id, user.team.name)",
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy-async",
    what: "a statement that is awaited",
    body: "for user in (await session.scalars(select(User))).all():\n    print(user.id, user.name)",
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy-async",
    what: "a result with a name, of a statement with a name, and a loop that ends early",
    body: 'stmt = select(User).where(User.age > 10)\nresult = await session.execute(stmt)\nfor user in result.scalars().all():\n    if user.id > 700:\n        break\n    user.age += 1\n    await session.flush()\n    print(user.id, user.age)\nelse:\n    print("all")',
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy-async",
    what: "a list that a comprehension goes over",
    body: "print(max([user.age for user in (await session.execute(select(User))).scalars()]))",
    fixes: ["batch", "bound"],
  },
  {
    orm: "sqlalchemy-async",
    what: "columns, where the file names its driver",
    inOneFile: true,
    body: "users = (await session.scalars(select(User).where(User.age > 5).order_by(User.id))).all()\nfor user in users:\n    print(user.id, user.name)",
    fixes: ["stream", "narrow", "bound"],
  },
  {
    orm: "django",
    what: "a QuerySet",
    body: "for user in User.objects.filter(age__gt=20):\n    print(user.id, user.team.name)",
    fixes: ["stream", "batch", "bound"],
  },
  {
    orm: "django",
    what: "relations that come with the rows",
    body: 'for user in User.objects.prefetch_related("team"):\n    print(user.id, user.team.name)',
    fixes: ["batch", "bound"],
  },
  {
    orm: "django",
    what: "rows that are changed, and a loop that ends early",
    body: "with transaction.atomic():\n    for user in User.objects.exclude(team_id=2).all():\n        user.age += 1\n        user.save()\n        if user.id > 700:\n            break\nprint(list(User.objects.order_by('id').values_list('age', flat=True)[:20000]))",
    fixes: ["stream", "batch", "bound"],
  },
  {
    orm: "django",
    what: "rows that are changed so that they would be chosen no more",
    body: "for user in User.objects.filter(age__gt=40):\n    user.age -= 40\n    user.save()\nprint(list(User.objects.order_by('id').values_list('age', flat=True)[:20000]))",
    fixes: ["batch", "bound"],
  },
  {
    orm: "django",
    what: "a QuerySet that gets its conditions one by one",
    body: "users = User.objects.all()\nif n:\n    users = users.filter(age__lt=70)\nusers = users.select_related('team')\nfor user in users:\n    print(user.id, user.team.name)",
    fixes: ["stream", "batch", "bound"],
  },
  {
    orm: "django",
    what: "columns, where the file declares them",
    inOneFile: true,
    body: "for user in User.objects.filter(age__gt=20).order_by('-age', 'id'):\n    print(user.id, user.name.upper())",
    fixes: ["stream", "narrow", "bound"],
  },
  { orm: "django", what: "len", body: "print(len(User.objects.filter(age__gt=30)))", fixes: ["count", "bound"] },
  {
    orm: "django",
    what: "a test, and a slice behind it",
    body: "users = User.objects.filter(age__gt=30)\nif users:\n    print(list(users.order_by('id')[:10].values_list('id')))",
    fixes: ["count"],
  },
  {
    orm: "peewee",
    what: "a query",
    body: "for user in User.select().where(User.age > 20):\n    print(user.id, user.name)",
    fixes: ["stream", "batch", "bound"],
  },
  {
    orm: "peewee",
    what: "a query with a name, whose rows are changed",
    body: "query = User.select()\nquery = query.where(User.team == 1)\nfor user in query:\n    user.age += 3\n    user.save()\nprint([user.age for user in User.select().order_by(User.id).limit(20000)])",
    fixes: ["stream", "batch", "bound"],
  },
  {
    orm: "peewee",
    what: "columns, where the file declares them",
    inOneFile: true,
    body: "print([user.id + user.age for user in User.select().where(User.age > 20)])",
    fixes: ["stream", "batch", "narrow", "bound"],
  },
  { orm: "peewee", what: "len", body: "print(len(User.select().where(User.age > 30)))", fixes: ["count", "bound"] },
  {
    orm: "dbapi",
    what: "a cursor",
    inOneFile: true,
    body: "connection = connect()\ncursor = connection.cursor()\ncursor.execute('SELECT id, name FROM users ORDER BY id')\nfor row in cursor.fetchall():\n    print(row)",
    fixes: ["bound"],
  },
];
