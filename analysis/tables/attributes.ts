/** Columns of a model whose class says them by its attributes: `name = Column(String(80))`, `note = models.TextField()`. */
import type { Attributes } from "../../catalog/index.ts";
import type { Call, Expr, Member } from "../facts.ts";
import { named } from "../lifetimes/named.ts";
import type { Program } from "../program.ts";
import { classOf, madeBy } from "../reads/places.ts";
import type { ReadSite } from "../reads/read.ts";
import { ancestry } from "../values/members.ts";
import type { ClassRef } from "../values/value.ts";
import type { Columns } from "./row-type.ts";
import type { Column } from "./table.ts";

/** Columns of the model that a read is of; undefined where its class is not seen, or says none. */
export function modelColumns(program: Program, site: ReadSite): Columns | undefined {
  const { attributes } = site.orm;
  const model = attributes && modelOf(program, site);
  if (!attributes || !model) return undefined;
  const { evaluator } = program;
  const columns = new Map<string, Column>();
  for (const owner of ancestry(evaluator, model).classes) {
    const { members, fields } = evaluator.classFacts(owner);
    const calls = fields === undefined ? [] : evaluator.fn({ file: owner.file, fn: fields }).calls;
    for (const member of members)
      for (const column of columnsOf(member, calls, attributes))
        if (!columns.has(column.name)) columns.set(column.name, column);
  }
  if (!columns.size) return undefined;
  if (attributes.key && ![...columns.values()].some(({ unique }) => unique))
    columns.set(attributes.key, plain(attributes.key, ""));
  if (attributes.alias) columns.set(attributes.alias, { ...plain(attributes.alias, ""), alias: true });
  return columns;
}

/** The class that a read names, or that its chain starts from. */
function modelOf(program: Program, site: ReadSite): ClassRef | undefined {
  for (const source of site.read.table) {
    if (source === "class") {
      const found = classOf(site);
      if (found) return found;
    }
    if (typeof source !== "object" || !("of" in source)) continue;
    const step = madeBy(site, source.of, source.argument);
    const named = step?.arguments?.[source.argument];
    for (const value of named !== undefined && step?.scope ? program.evaluator.evaluate(named, step.scope) : [])
      if (value.is === "class") return value.class;
  }
  return undefined;
}

const plain = (name: string, type: string): Column => ({ name, type, unique: false, nullable: true, list: false });

function columnsOf({ name, init, type }: Member, calls: readonly Call[], known: Attributes): Column[] {
  const call = typeof init === "object" && init !== null && "call" in init ? calls[init.call] : undefined;
  const link = call?.chain.at(-1);
  if (!call || !link?.arguments) return [];
  const made = named(call, call.chain.length - 1).name;
  if (known.many.test(made)) return [{ ...plain(name, ""), list: true, relation: { many: true, to: undefined } }];
  if (known.one.test(made)) {
    const relation: Column = {
      ...plain(name, "relation"),
      references: "relation",
      plain: false,
      relation: { many: false, to: undefined },
    };
    return known.keyOf ? [relation, plain(`${name}${known.keyOf}`, "")] : [relation];
  }
  const match = known.columns.exec(made);
  if (!match) return [];
  // The type is what the column is made with, what it is called by, or what is annotated.
  const written = match[1] ?? link.arguments.map((one) => typeName(one, calls)).find((one) => one !== undefined);
  const unique = link.arguments.some(
    (one) =>
      typeof one === "object" &&
      one !== null &&
      "object" in one &&
      one.object.some(([key, value]) => /^(?:primary_key|unique)$/.test(key) && value === true),
  );
  return [{ ...plain(name, written ?? pythonTypes[type?.name ?? ""] ?? ""), unique }];
}

/** What the language calls a text is of any length, and told by its name. */
const pythonTypes: Readonly<Record<string, string>> = { bytes: "binary", dict: "json", Any: "json" };

/** `Text`, `sa.JSON`, `String(80)`: a name that starts with a capital. */
function typeName(expr: Expr, calls: readonly Call[]): string | undefined {
  const call = typeof expr === "object" && expr !== null && "call" in expr ? calls[expr.call] : undefined;
  const link = call?.chain.at(-1);
  const name =
    call && link ? named(call, call.chain.length - 1).name : typeof expr === "string" ? expr.split(".").at(-1)! : "";
  return /^[A-Z]/.test(name) && !/^(?:ForeignKey|Sequence|Identity|Computed)/.test(name) ? name : undefined;
}
