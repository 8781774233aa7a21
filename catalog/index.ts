/** The catalog's door: every ORM and every pool the linter knows. */
import { betterSqlite3, mariadb, mysql2, nodeSqlite, pg, postgresJs, sqlite3 } from "./orms/drivers.ts";
import { drizzle } from "./orms/drizzle.ts";
import { knex } from "./orms/knex.ts";
import { kysely } from "./orms/kysely.ts";
import { mikroOrm } from "./orms/mikro-orm.ts";
import { mongodb } from "./orms/mongodb.ts";
import { mongoose } from "./orms/mongoose.ts";
import { objection } from "./orms/objection.ts";
import { prisma } from "./orms/prisma.ts";
import { sequelize } from "./orms/sequelize.ts";
import { typeorm } from "./orms/typeorm.ts";
import { agenda } from "./pools/agenda.ts";
import { bull, bullmq, nestBull, nestBullmq } from "./pools/bullmq.ts";
import { pLimit, pMap, pQueue, promiseAll } from "./pools/fan-out.ts";
import { inngest, triggerDev } from "./pools/jobs.ts";
import { piscina } from "./pools/piscina.ts";
import { cron, croner, nestSchedule, nodeCron, nodeSchedule } from "./pools/schedules.ts";
import { timers } from "./pools/timers.ts";
import { workerThreads } from "./pools/worker-threads.ts";
import type { Orm, Pool } from "./shape.ts";

export type * from "./shape.ts";
export { isBulkName, isSmallName, keyLike, tenantKey } from "./tables.ts";

export interface Catalog {
  orms: Orm[];
  pools: Pool[];
}

export const catalog: Catalog = {
  orms: [
    prisma,
    typeorm,
    sequelize,
    drizzle,
    knex,
    objection,
    kysely,
    mongoose,
    mongodb,
    mikroOrm,
    pg,
    mysql2,
    mariadb,
    betterSqlite3,
    nodeSqlite,
    sqlite3,
    postgresJs,
  ],
  pools: [
    workerThreads,
    piscina,
    bullmq,
    nestBullmq,
    bull,
    nestBull,
    nestSchedule,
    nodeCron,
    cron,
    nodeSchedule,
    croner,
    promiseAll,
    pLimit,
    pMap,
    pQueue,
    triggerDev,
    inngest,
    agenda,
    timers,
  ],
};
