/** Which library's words a read is understood by. */
import type { ts as TS } from "@ts-morph/common";
import type { FixTarget } from "../target.ts";
import { chainAt } from "./chain.ts";
import { mariadb, mysql2, pg, sqlite } from "./drivers.ts";
import { drizzle } from "./drizzle.ts";
import { knex, objection } from "./knex.ts";
import { kysely } from "./kysely.ts";
import { mikroOrm } from "./mikro-orm.ts";
import { mongodb, mongoose } from "./mongo.ts";
import { pgPromise } from "./pg-promise.ts";
import { postgres } from "./postgres.ts";
import { prisma } from "./prisma.ts";
import type { Reader, Reading, Reason } from "./reading.ts";
import { sequelize } from "./sequelize.ts";
import { typeorm } from "./typeorm.ts";

/** By the catalog's ids. Adding a library adds a file and a line here. */
const readers: Readonly<Record<string, Reader>> = {
  prisma,
  typeorm,
  sequelize,
  "mikro-orm": mikroOrm,
  drizzle,
  knex,
  objection,
  kysely,
  mongoose,
  mongodb,
  pg,
  mysql2,
  mariadb,
  postgres,
  "pg-promise": pgPromise,
  "better-sqlite3": sqlite,
  "node-sqlite": sqlite,
};

/** The read of a target in its library's words; a reason where there are none for it. */
export function readingOf({ read: facts, range }: FixTarget, file: TS.SourceFile): Reading | Reason {
  const reader = Object.hasOwn(readers, facts.orm) ? readers[facts.orm] : undefined;
  if (!reader) return { reason: `reads of this library (${facts.orm}) have no automatic rewrite` };
  const chain = chainAt(file, range);
  return chain
    ? reader({ chain, facts, file })
    : { reason: `line ${range.start.line} runs a query that other statements build` };
}
