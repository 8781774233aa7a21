import assert from "node:assert/strict";
import { test } from "node:test";
import type { TextDocumentEdit } from "vscode-languageserver-protocol/node";
import { makeWorkspace, startIn } from "./workspace.ts";

const models = `from sqlalchemy.orm import declarative_base, sessionmaker
Session = sessionmaker(None)
Base = declarative_base()
class UserModel(Base):
    __tablename__ = "users"
`;

const work = `from multiprocessing.dummy import Pool
from models import Session, UserModel

def load_users():
    return Session().query(UserModel).all()

pool = Pool(10)
for _ in range(10):
    pool.apply_async(load_users)
`;

const files = { "models.py": models, "work.py": work };
const cursor = { start: { line: 4, character: 39 }, end: { line: 4, character: 39 } };

test("a Python document has its finding under the call that ends the read, with the way from the pool", async (t) => {
  const workspace = makeWorkspace(t, files);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("work.py");
  await client.open(uri, work, "python");
  const [diagnostic, ...others] = await client.pull(uri);
  assert.deepEqual(others, []);
  assert.deepEqual(diagnostic!.range, { start: { line: 4, character: 38 }, end: { line: 4, character: 41 } });
  assert.equal(diagnostic!.message, "Loads every `UserModel` row into memory, in up to 10 threads at once.");
  assert.equal(diagnostic!.relatedInformation![0]!.location.range.start.line, 8);
});

test("an edit of a Python document is checked as it is typed, and a bound ends the finding", async (t) => {
  const workspace = makeWorkspace(t, files);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("work.py");
  await client.open(uri, work, "python");
  const actions = await client.actions(uri, cursor);
  assert.deepEqual(
    actions.map(({ title }) => title),
    ["Read at most 1,000 rows (changes the result when there are more)", "Ignore this, with a reason"],
  );
  const bound = await client.resolve(actions[0]!);
  const [change] = bound.edit!.documentChanges as TextDocumentEdit[];
  for (const edit of change!.edits) if ("newText" in edit) await client.edit(uri, edit.range, edit.newText);
  assert.match(client.textOf(uri), /query\(UserModel\)\.limit\(1000\)\.all\(\)/);
  assert.deepEqual(await client.pull(uri), []);
});

test("a document with a syntax error is read as far as it goes", async (t) => {
  const workspace = makeWorkspace(t, files);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("work.py");
  await client.open(uri, `${work}\ndef broken(:\n`, "python");
  assert.equal((await client.pull(uri)).length, 1);
});
