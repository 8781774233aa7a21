import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Resolver } from "./resolver.ts";

function leads(paths: string[], from: string, name: string): string {
  const files = new Set(paths);
  const resolver = new Resolver({
    has: (path) => files.has(path),
    read: () => undefined,
    packages: () => [],
    all: () => files,
  });
  const target = resolver.resolve(`py:${name}`, from);
  return "file" in target ? target.file : "package" in target ? `(${target.package})` : "missing";
}

describe("modules of Python", () => {
  const files = [
    "backend/shop/__init__.py",
    "backend/shop/models.py",
    "backend/shop/jobs/__init__.py",
    "backend/shop/jobs/tasks.py",
    "backend/shop/redis.py",
    "tools/run.py",
    "tools/helper.py",
  ];

  for (const [from, name, to] of [
    ["backend/shop/jobs/tasks.py", "..models", "backend/shop/models.py"],
    ["backend/shop/jobs/tasks.py", ".", "backend/shop/jobs/__init__.py"],
    ["backend/shop/jobs/tasks.py", "..", "backend/shop/__init__.py"],
    ["backend/shop/jobs/tasks.py", "shop.models", "backend/shop/models.py"],
    ["backend/shop/jobs/tasks.py", "shop", "backend/shop/__init__.py"],
    // Beside a module of a package lies another module, which is no library of that name.
    ["backend/shop/models.py", "redis", "(py:redis)"],
    ["backend/shop/models.py", "shop.missing", "missing"],
    ["backend/shop/models.py", ".missing", "missing"],
    ["tools/run.py", "helper", "tools/helper.py"],
    // From anywhere a folder that holds a package may be on the path.
    ["tools/run.py", "shop.jobs.tasks", "backend/shop/jobs/tasks.py"],
    ["tools/run.py", "sqlalchemy.orm", "(py:sqlalchemy.orm)"],
  ] as const)
    test(`${name} of ${from}`, () => assert.equal(leads(files, from, name), to));
});
