/** Programs with real ORMs and drivers on real databases, run by the probe as a user runs it. */
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ProbeReport } from "../../probe/index.ts";
import type { Packages } from "../databases/machine.ts";
import { generateClient } from "../databases/suite.ts";

const sources = fileURLToPath(new URL("programs/", import.meta.url));
const cli = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

const schema = (provider: string, output: string) => `generator client {
  provider            = "prisma-client"
  output              = "./${output}"
  importFileExtension = "ts"
}

datasource db {
  provider = "${provider}"
}

model User {
  id     Int    @id
  email  String
  status String
  bio    String

  @@map("users")
}
`;

export interface Probed {
  report: ProbeReport;
  status: number | null;
  /** What the program printed. */
  output: string;
  /** What the probe said. */
  said: string;
}

/** A copy of the programs that finds the packages of the database tests. */
export class RealPrograms {
  readonly folder: string;
  readonly #packages: Packages;

  constructor(packages: Packages) {
    this.#packages = packages;
    this.folder = join(packages.home, `probe-${process.pid}`);
    mkdirSync(this.folder);
    cpSync(sources, this.folder, { recursive: true });
    writeFileSync(join(this.folder, "package.json"), '{ "type": "module" }\n');
  }

  async generateClients(): Promise<void> {
    const clients = [
      ["sqlite", "sqlite-client"],
      ["postgresql", "pg-client"],
    ] as const;
    for (const [provider, output] of clients) {
      writeFileSync(join(this.folder, `${provider}.prisma`), schema(provider, output));
      await generateClient(this.folder, this.#packages, `${provider}.prisma`);
    }
  }

  /** The line of a program that is marked as the read. */
  lineOf(program: string): number {
    const lines = readFileSync(join(this.folder, program), "utf8").split("\n");
    return lines.findIndex((line) => line.includes("// <- read")) + 1;
  }

  /** `orm-memory-lint probe` on a program, by the Node of the database tests. */
  probe(
    words: readonly string[],
    { flags = [] as string[], node = this.#packages.node, shell = "" } = {},
  ): Promise<Probed> {
    const file = join(this.folder, `${words.join("-").replace(/\W+/g, "-").slice(0, 60)}-${Math.random()}.json`);
    const before = shell ? ["sh", "-c", shell] : [];
    const args = [cli, "probe", "--report", file, ...flags, "--", ...before, node, "--no-warnings", ...words];
    const env = { ...process.env, NODE_OPTIONS: "" };
    return new Promise((done) => {
      execFile(process.execPath, args, { cwd: this.folder, env, timeout: 120_000 }, (error, output, said) => {
        const status = error ? ((error as { code?: number }).code ?? null) : 0;
        done({ report: JSON.parse(readFileSync(file, "utf8")), status, output, said });
      });
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
