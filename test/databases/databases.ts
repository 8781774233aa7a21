/** Databases by engine and number of users: servers start, and tables are filled, when somebody first asks. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Engine } from "./data/engines.ts";
import type { Packages } from "./machine.ts";
import { startMariadb } from "./servers/mariadb.ts";
import { startMongo } from "./servers/mongo.ts";
import { startPostgres } from "./servers/postgres.ts";
import type { PrivateServer } from "./servers/private-server.ts";

const run = promisify(execFile);
const loader = fileURLToPath(new URL("data/load.ts", import.meta.url));

export class Databases {
  readonly #packages: Packages;
  readonly #servers = new Map<Engine, Promise<PrivateServer>>();
  readonly #filled = new Map<string, Promise<string>>();
  #files: string | null = null;

  constructor(packages: Packages) {
    this.#packages = packages;
  }

  /** The address of a database with so many users; `purpose` tells apart those that are written. */
  async filled(engine: Engine, users: number, purpose = "read"): Promise<string> {
    const name = `lab_${purpose}_${users}`;
    const key = `${engine} ${name}`;
    const known = this.#filled.get(key) ?? this.#fill(engine, name, users);
    this.#filled.set(key, known);
    return known;
  }

  async #fill(engine: Engine, name: string, users: number): Promise<string> {
    const address = await this.#create(engine, name);
    const args = ["--no-warnings", loader, engine, address, this.#packages.home, String(users)];
    await run(this.#packages.node, args, { maxBuffer: 1 << 24 });
    return address;
  }

  /** An empty database by that name. */
  async #create(engine: Engine, name: string): Promise<string> {
    if (engine === "sqlite") {
      this.#files ??= mkdtempSync(join(tmpdir(), "orm-memory-sqlite-"));
      return join(this.#files, `${name}.db`);
    }
    const { port } = await this.#server(engine);
    if (engine === "mongo") return `mongodb://127.0.0.1:${port}/${name}?directConnection=true`;
    const of = (database: string) =>
      engine === "postgres"
        ? `postgresql://postgres@127.0.0.1:${port}/${database}`
        : `mysql://lab:lab@127.0.0.1:${port}/${database}`;
    const script = fileURLToPath(new URL("data/create.ts", import.meta.url));
    const args = [
      "--no-warnings",
      script,
      engine,
      of(engine === "postgres" ? "postgres" : ""),
      this.#packages.home,
      name,
    ];
    await run(this.#packages.node, args);
    return of(name);
  }

  #server(engine: Exclude<Engine, "sqlite">): Promise<PrivateServer> {
    const start = engine === "postgres" ? startPostgres : engine === "mariadb" ? startMariadb : startMongo;
    const known = this.#servers.get(engine) ?? start(this.#packages);
    this.#servers.set(engine, known);
    return known;
  }

  /** Stops what was started and removes what was written. */
  async stop(): Promise<void> {
    await Promise.allSettled([...this.#servers.values()].map(async (server) => (await server).stop()));
    if (this.#files) rmSync(this.#files, { recursive: true, force: true });
  }
}
