import type { Program } from "../program.ts";
import { entityTables } from "./entities.ts";
import { prismaTables } from "./prisma-schema.ts";
import type { Table } from "./table.ts";

/** Tables of the workspace by name in lower case: schemas now, entities when a file that declares one is asked about. */
export class Tables {
  #schema: Map<string, Table> | undefined;
  #entities = new Map<string, Table | undefined>();

  constructor(readonly program: Program) {}

  forget(): void {
    this.#schema = undefined;
    this.#entities.clear();
  }

  /** What is known of a table; `near` is the file that reads it, whose imports lead to an entity. */
  find(name: string, near: string): Table | undefined {
    const key = name.toLowerCase();
    return this.#schemas().get(key) ?? this.#entity(name, near);
  }

  #schemas(): Map<string, Table> {
    if (this.#schema) return this.#schema;
    const tables = new Map<string, Table>();
    for (const path of this.program.workspace.others()) {
      if (!path.endsWith(".prisma")) continue;
      const text = this.program.workspace.text(path);
      for (const table of text === undefined ? [] : prismaTables(text)) tables.set(table.name.toLowerCase(), table);
    }
    this.#schema = tables;
    return tables;
  }

  #entity(name: string, near: string): Table | undefined {
    const key = `${near}|${name}`;
    if (this.#entities.has(key)) return this.#entities.get(key);
    this.#entities.set(key, undefined);
    let found: Table | undefined;
    for (const value of this.program.evaluator.name(name, { file: near, fn: 0 }))
      if (value.is === "class")
        found = entityTables(this.program.evaluator.facts(value.class.file)).find(
          (t) => t.name === this.program.evaluator.classFacts(value.class).name,
        );
    this.#entities.set(key, found);
    return found;
  }
}
