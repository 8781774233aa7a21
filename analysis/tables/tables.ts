import type { Program } from "../program.ts";
import { classOf } from "../reads/places.ts";
import type { ReadSite } from "../reads/read.ts";
import { ancestry } from "../values/members.ts";
import type { ClassRef } from "../values/value.ts";
import { type Association, associationsIn } from "./associations.ts";
import { createdTables } from "./created.ts";
import { definedTable, madeTable, schemaOf } from "./definitions.ts";
import { entityTable } from "./entities.ts";
import { modelTable } from "./model-class.ts";
import { prismaTables } from "./prisma-schema.ts";
import type { Table } from "./table.ts";

/** Characters of a file above which it is a dump of data, not a schema. */
const longest = 1_000_000;

interface Declared {
  path: string;
  table: Table;
}

/** Tables of the workspace by name in lower case: schemas now, entities when a file that declares one is asked about. */
export class Tables {
  #schema: Map<string, Declared[]> | undefined;
  #migrated: Map<string, Declared[]> | undefined;
  /** By the file's hash, so that an edit elsewhere does not read all migrations again. */
  readonly #createdIn = new Map<string, { hash: string; tables: Table[] }>();
  readonly #associatedIn = new Map<string, { hash: string; associations: Association[] }>();
  #associations: Map<string, Association[]> | undefined;
  #entities = new Map<string, Table | undefined>();
  #flagged: { describing: string[]; loadHook: string | undefined } | undefined;

  constructor(readonly program: Program) {}

  forget(): void {
    this.#migrated = undefined;
    this.#schema = undefined;
    this.#flagged = undefined;
    this.#associations = undefined;
    this.#entities.clear();
  }

  /** What is known of a table; `near` is the file that reads it, whose imports lead to an entity. */
  find(name: string, near: string): Table | undefined {
    const key = name.toLowerCase();
    const declared = this.#schemas().get(key);
    return declared ? nearest(declared, near) : this.#entity(name, near);
  }

  /** What is known of the table of a read: where the value that reads was made, or else by its name. */
  ofRead(site: ReadSite, name: string): Table | undefined {
    const table =
      madeTable(this.program, name, site) ??
      this.find(name, site.scope.file) ??
      this.#madeNear(name, site) ??
      this.#model(site) ??
      this.#created(name, site.scope.file);
    // Of which table a hook elsewhere is can't be told.
    const { loadHook } = this.#flags();
    return table && loadHook !== undefined && site.orm.hooks ? { ...table, loadHook } : table;
  }

  /** What a model says of another, or of a relation by its name; undefined where it says nothing or several things. */
  association(of: string, other: string): Association | undefined {
    this.#associations ??= this.#associate();
    const key = other.toLowerCase();
    const found = this.#associations
      .get(of.toLowerCase())
      ?.filter(({ to, as }) => (as ?? to).toLowerCase() === key || to.toLowerCase() === key);
    const kinds = new Set(found?.map(({ many }) => many));
    return kinds.size === 1 ? found![0] : undefined;
  }

  #associate(): Map<string, Association[]> {
    const { workspace } = this.program;
    const all = new Map<string, Association[]>();
    for (const [path, { hash }] of workspace.files) {
      const known = this.#associatedIn.get(path);
      const found = known?.hash === hash ? known.associations : associationsIn(workspace.text(path) ?? "");
      this.#associatedIn.set(path, { hash, associations: found });
      for (const one of found) {
        const key = one.of.toLowerCase();
        all.set(key, [...(all.get(key) ?? []), one]);
      }
    }
    return all;
  }

  /** Files whose text alone says that they describe entities, and one that hooks into what is loaded. */
  #flags(): { describing: string[]; loadHook: string | undefined } {
    if (this.#flagged) return this.#flagged;
    const files = [...this.program.workspace.files];
    this.#flagged = {
      describing: files.filter(([, { scan }]) => scan.describes).map(([path]) => path),
      loadHook: files.find(([, { scan }]) => scan.loads)?.[0],
    };
    return this.#flagged;
  }

  /** Where the value that reads was made in another file, an entity's name means something there. */
  #madeNear(name: string, { receiver, scope }: ReadSite): Table | undefined {
    for (const step of receiver.steps) {
      const file = step.scope?.file;
      const table = file === undefined || file === scope.file ? undefined : this.find(name, file);
      if (table) return table;
    }
    return undefined;
  }

  /** A table that a migration creates; where several do, they have to agree on the key. */
  #created(name: string, near: string): Table | undefined {
    const declared = this.#migrations().get(name.toLowerCase()) ?? [];
    const keys = new Set(declared.map(({ table }) => table.primary.join()));
    return keys.size === 1 ? (nearest(declared, near) ?? declared[0]?.table) : undefined;
  }

  #migrations(): Map<string, Declared[]> {
    if (this.#migrated) return this.#migrated;
    const { workspace } = this.program;
    const tables = new Map<string, Declared[]>();
    const read = (path: string): Table[] => {
      const text = workspace.text(path);
      return text === undefined || text.length > longest ? [] : createdTables(text);
    };
    const keep = (path: string, found: readonly Table[]): void => {
      for (const table of found) {
        const key = table.name.toLowerCase();
        tables.set(key, [...(tables.get(key) ?? []), { path, table }]);
      }
    };
    for (const [path, { scan, hash }] of workspace.files) {
      if (!scan.creates) continue;
      const known = this.#createdIn.get(path);
      const found = known?.hash === hash ? known.tables : read(path);
      this.#createdIn.set(path, { hash, tables: found });
      keep(path, found);
    }
    for (const path of workspace.others()) if (path.endsWith(".sql")) keep(path, read(path));
    this.#migrated = tables;
    return tables;
  }

  #model(site: ReadSite): Table | undefined {
    const { classKey } = site.orm;
    const ref = classOf(site);
    return classKey && ref ? modelTable(this.program, ref, classKey) : undefined;
  }

  #schemas(): Map<string, Declared[]> {
    if (this.#schema) return this.#schema;
    const tables = new Map<string, Declared[]>();
    for (const path of this.program.workspace.others()) {
      if (!path.endsWith(".prisma")) continue;
      const text = this.program.workspace.text(path);
      for (const table of text === undefined ? [] : prismaTables(text)) {
        const key = table.name.toLowerCase();
        tables.set(key, [...(tables.get(key) ?? []), { path, table }]);
      }
    }
    // A schema may be several files, so that a type may be a model of another one.
    for (const { table } of [...tables.values()].flat())
      for (const column of table.columns.values())
        if (tables.has(column.type.toLowerCase())) column.relation = { many: column.list, to: column.type };
    this.#schema = tables;
    return tables;
  }

  #entity(name: string, near: string): Table | undefined {
    const key = `${near}|${name}`;
    if (this.#entities.has(key)) return this.#entities.get(key);
    this.#entities.set(key, undefined);
    const { describing } = this.#flags();
    let found: Table | undefined;
    for (const value of this.program.evaluator.name(name, { file: near, fn: 0 }))
      found ??=
        value.is === "class"
          ? (this.#inherited(value.class) ?? schemaOf(this.program, describing, name, value.class))
          : definedTable(this.program, name, value);
    found ??= schemaOf(this.program, describing, name, undefined);
    this.#entities.set(key, found);
    return found;
  }

  /** A class's columns with those of its ancestors, where primary keys often stand. */
  #inherited(ref: ClassRef): Table | undefined {
    const { evaluator } = this.program;
    const whole: Table = { name: evaluator.classFacts(ref).name, primary: [], unique: [], columns: new Map() };
    for (const owner of ancestry(evaluator, ref).classes) {
      const own = entityTable(evaluator.classFacts(owner));
      for (const [name, column] of own.columns) if (!whole.columns.has(name)) whole.columns.set(name, column);
      if (!whole.primary.length) whole.primary = own.primary;
      whole.unique.push(...own.unique);
      if (own.loads) whole.loads ??= own.loads;
    }
    return whole.columns.size ? whole : undefined;
  }
}

/**
 * Of several tables of one name the one whose schema shares most folders with the file that reads; none where two are
 * equally near, because a wrong key is worse than no key.
 */
function nearest(declared: readonly Declared[], near: string): Table | undefined {
  if (declared.length === 1) return declared[0]!.table;
  const folders = near.split("/").slice(0, -1);
  const shared = ({ path }: Declared): number => {
    const own = path.split("/");
    const at = folders.findIndex((folder, i) => folder !== own[i]);
    return at < 0 ? folders.length : at;
  };
  const most = Math.max(...declared.map(shared));
  const best = declared.filter((one) => shared(one) === most);
  return best.length === 1 ? best[0]!.table : undefined;
}
