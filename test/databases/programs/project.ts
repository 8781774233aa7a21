/** Programs as files: a project that a pool runs, with a program for each consumer and shape. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { idOf, type Read, type Target } from "../targets/target.ts";
import { type Consumer, type ConsumerName, consumers } from "./consumers.ts";
import { type Shape, type ShapeName, shapes } from "./shapes.ts";

/** A program by what it is made of. */
export interface Program {
  /** "loop-plain": the file's name without its ending. */
  name: string;
  consumer: ConsumerName;
  shape: ShapeName;
  /** The whole module, where it is none of a consumer and a shape. */
  text?: string;
}

const runtime = fileURLToPath(new URL("../runtime/", import.meta.url));

/** Each shape with one consumer, each consumer with one shape; those that end early get an order. */
export function programsOf(target: Target): Program[] {
  const found: Program[] = [];
  const add = (consumer: ConsumerName, shape: ShapeName) => {
    if (target.reads[shape] === undefined || target.without?.[consumer] !== undefined) return;
    found.push({ name: `${consumer}-${shape}`, consumer, shape });
  };
  for (const shape of Object.keys(shapes) as ShapeName[]) add("loop", shape);
  for (const [consumer, { needsOrder }] of Object.entries(consumers) as [ConsumerName, Consumer][])
    if (consumer !== "loop") add(consumer, needsOrder ? "ascending" : "where");
  add("length", "plain");
  add("destructured", "plain");
  add("foldIntoMap", "plain");
  return found;
}

/** Writes a project into a new folder, every program once; fixes make pages of so many rows. */
export function writeProject(target: Target, programs: readonly Program[], folder: string, batchSize: number): void {
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const dependencies = Object.fromEntries(["piscina", ...target.packages].map((name) => [name, "*"]));
  write("package.json", JSON.stringify({ name: idOf(target), private: true, type: "module", dependencies }, null, 2));
  write("orm-memory.config.json", JSON.stringify({ batchSize }));
  for (const [name, text] of Object.entries(target.files)) write(name, text);
  for (const name of ["emit.ts", "main.ts"]) copyFileSync(join(runtime, name), join(folder, "src", name));
  for (const program of programs) write(`src/programs/${program.name}.ts`, programText(target, program));
  write("src/pool.ts", poolText(programs.map((one) => one.name)));
}

function poolText(names: readonly string[]): string {
  const pools = names.map(
    (name) => `  new Piscina({ filename: new URL("./programs/${name}.ts", import.meta.url).href, maxThreads: 4 }),\n`,
  );
  return `import { Piscina } from "piscina";\n\nexport const pools = [\n${pools.join("")}];\n`;
}

/** A program's source. */
export function programText(target: Target, { consumer, shape, text }: Program): string {
  if (text !== undefined) return text;
  const values = valuesOf(target, shapes[shape]);
  const all = values.map((name) => (target.values?.[name] ?? `row.${name}`).replace(/\bROW\b/g, "row")).join(", ");
  const { read, around } = partsOf(target.reads[shape]!);
  return moduleText(target, around, (consumers[consumer] as Consumer).body({ read, values, all }));
}

/** A module whose default export does what the lines say, with the imports that they need. */
export function moduleText(target: Target, around: string, body: string): string {
  const inside = around.replace(/^( *)BODY$/m, (_, by: string) => indented(body, by));
  const lines = indented(inside, "  ");
  const words = new Set(lines.match(/[A-Za-z_$][\w$]*/g));
  const named = new Map<string, string[]>();
  const want = (module: string, name: string) =>
    words.has(name) && named.set(module, [...(named.get(module) ?? []), name]);
  for (const [name, module] of Object.entries(target.imports ?? {})) want(module, name);
  for (const name of exportsOf(target.files["src/database.ts"]!)) want("../database.ts", name);
  for (const name of ["emit", "newSink", "send"]) want("../emit.ts", name);
  const imports = [...named].map(
    ([module, names]) =>
      `import ${/^type /.test(module) ? "type " : ""}{ ${names.sort().join(", ")} } from "${module.replace("type ", "")}";\n`,
  );
  return `${imports.join("")}\nexport default async function run(): Promise<unknown> {\n${lines}\n${/^\s*return /m.test(body) ? "" : "  return undefined;\n"}}\n`;
}

function valuesOf(target: Target, shape: Shape): string[] {
  return shape.values.map((name) => (name === "id" ? (target.key ?? name) : name));
}

function partsOf(read: Read): { read: string; around: string } {
  return typeof read === "string" ? { read, around: "BODY" } : read;
}

function exportsOf(text: string): string[] {
  return [...text.matchAll(/^export (?:const|class|function|async function|let) (\w+)/gm)].map(([, name]) => name!);
}

function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}
