import { betterSqlite3, libsql } from "./better-sqlite3.ts";
import type { Driver } from "./driver.ts";
import { drizzle } from "./drizzle.ts";
import { knex } from "./knex.ts";
import { mongodb } from "./mongodb.ts";
import { mysql2 } from "./mysql2.ts";
import { nodeSqlite } from "./node-sqlite.ts";
import { pg } from "./pg.ts";
import { prisma } from "./prisma.ts";
import { sequelize } from "./sequelize.ts";
import { typeorm } from "./typeorm.ts";

/** Libraries that the agent knows from inside. */
export const drivers: readonly Driver[] = [
  pg,
  mysql2,
  betterSqlite3,
  libsql,
  nodeSqlite,
  mongodb,
  drizzle,
  knex,
  typeorm,
  sequelize,
  prisma,
];

/** Drivers whose queries the agent does not see; that one is in use is told, so that silence is not taken for an answer. */
export const unseen =
  /(?:^|[\\/])node_modules[\\/](pg-native|postgres|mariadb|sqlite3|tedious|oracledb|@libsql[\\/]client|mysql|sql\.js)[\\/]|^(pg-native|postgres|mariadb|sqlite3|tedious|oracledb|@libsql\/client|mysql|sql\.js)$/;

/**
 * A part of every module's name by which a driver above, a library of `unseen` or one of Node's own is found: hundreds of modules need no
 * closer look than this. A driver that it leaves out is never patched.
 */
export const mayConcern =
  /sql|pg|mongodb|drizzle|knex|typeorm|sequelize|maria|postgres|tedious|oracledb|worker_threads|child_process|cluster/;
