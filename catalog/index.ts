/** The catalog's door: every ORM and every pool the linter knows. */
import { betterSqlite3, mariadb, mysql2, nodeSqlite, pg, pgPromise, postgresJs, sqlite3 } from "./orms/drivers.ts";
import { drizzle } from "./orms/drizzle.ts";
import { knex } from "./orms/knex.ts";
import { kysely } from "./orms/kysely.ts";
import { mikroOrm } from "./orms/mikro-orm.ts";
import { mongodb } from "./orms/mongodb.ts";
import { mongoose } from "./orms/mongoose.ts";
import { objection } from "./orms/objection.ts";
import { prisma } from "./orms/prisma.ts";
import { django } from "./orms/python/django.ts";
import { dbapi, pandas } from "./orms/python/drivers.ts";
import { peewee } from "./orms/python/peewee.ts";
import { sqlalchemy } from "./orms/python/sqlalchemy.ts";
import { tortoise } from "./orms/python/tortoise.ts";
import { sequelize } from "./orms/sequelize.ts";
import { typeorm } from "./orms/typeorm.ts";
import { agenda } from "./pools/agenda.ts";
import { amqplib, amqpManager } from "./pools/amqp.ts";
import { asyncLibrary } from "./pools/async.ts";
import { beeQueue } from "./pools/bee-queue.ts";
import { bree } from "./pools/bree.ts";
import { bull, bullmq, nestBull, nestBullmq } from "./pools/bullmq.ts";
import { comlink } from "./pools/comlink.ts";
import {
  awsLambda,
  googlePubsub,
  kafkajs,
  nats,
  nestMicroservices,
  nestRabbitmq,
  nestSqs,
  sqsConsumer,
} from "./pools/consumers.ts";
import { pAll, pFilter, pLimit, pMap, pProps, pQueue, promiseAll, pTimes } from "./pools/fan-out.ts";
import { graphileWorker } from "./pools/graphile-worker.ts";
import { hatchet, medusa, qstash, triggerRedisWorker, upstashWorkflow } from "./pools/hosted.ts";
import { jestWorker } from "./pools/jest-worker.ts";
import { inngest, triggerDev } from "./pools/jobs.ts";
import {
  bluebird,
  bottleneck,
  esToolkitAsync,
  fastq,
  promisePool,
  radash,
  throat,
  tinyAsyncPool,
} from "./pools/limiters.ts";
import { ownJobs } from "./pools/own-jobs.ts";
import { pgBoss } from "./pools/pg-boss.ts";
import { piscina } from "./pools/piscina.ts";
import { poolifier } from "./pools/poolifier.ts";
import { childProcess, nodeCluster, processMessages } from "./pools/processes.ts";
import { asyncio, asyncioThreads } from "./pools/python/asyncio.ts";
import { joblib, multiprocessing } from "./pools/python/processes.ts";
import {
  apscheduler,
  arq,
  celery,
  djangoQ,
  docket,
  dramatiq,
  gevent,
  huey,
  rq,
  schedule,
} from "./pools/python/queues.ts";
import { processExecutor, threadExecutor, threading, threadPool } from "./pools/python/threads.ts";
import {
  expressRoutes,
  fastify,
  graphqlResolvers,
  hono,
  koa,
  nestControllers,
  nextRoutes,
  trpc,
} from "./pools/requests.ts";
import {
  cron,
  cronExpression,
  croner,
  nestSchedule,
  nodeCron,
  nodeSchedule,
  toadScheduler,
} from "./pools/schedules.ts";
import { effect, nodeStreams, rxjs } from "./pools/streams.ts";
import { temporal } from "./pools/temporal.ts";
import { threadsJs } from "./pools/threads-js.ts";
import { timers } from "./pools/timers.ts";
import { tinypool } from "./pools/tinypool.ts";
import { workerThreads } from "./pools/worker-threads.ts";
import { workerpool } from "./pools/workerpool.ts";
import type { Orm, Pool } from "./shape.ts";

export type * from "./shape.ts";
export { isBulkName, isPluralName, isSmallName, keyLike, sharedColumn, tenantKey } from "./tables.ts";

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
    pgPromise,
    sqlalchemy,
    django,
    peewee,
    tortoise,
    dbapi,
    pandas,
  ],
  pools: [
    workerThreads,
    piscina,
    tinypool,
    workerpool,
    threadsJs,
    poolifier,
    jestWorker,
    comlink,
    bree,
    childProcess,
    processMessages,
    nodeCluster,
    bullmq,
    nestBullmq,
    bull,
    nestBull,
    beeQueue,
    agenda,
    pgBoss,
    graphileWorker,
    temporal,
    triggerDev,
    triggerRedisWorker,
    inngest,
    hatchet,
    upstashWorkflow,
    qstash,
    medusa,
    kafkajs,
    amqplib,
    amqpManager,
    sqsConsumer,
    googlePubsub,
    nats,
    nestMicroservices,
    nestRabbitmq,
    nestSqs,
    awsLambda,
    nestSchedule,
    nodeCron,
    cron,
    nodeSchedule,
    croner,
    toadScheduler,
    promiseAll,
    pLimit,
    pMap,
    pQueue,
    pAll,
    pProps,
    pFilter,
    pTimes,
    asyncLibrary,
    bottleneck,
    fastq,
    promisePool,
    radash,
    esToolkitAsync,
    tinyAsyncPool,
    throat,
    bluebird,
    rxjs,
    effect,
    nodeStreams,
    timers,
    cronExpression,
    ownJobs,
    expressRoutes,
    fastify,
    koa,
    hono,
    nestControllers,
    nextRoutes,
    trpc,
    graphqlResolvers,
    threadPool,
    threadExecutor,
    processExecutor,
    multiprocessing,
    threading,
    joblib,
    asyncio,
    asyncioThreads,
    celery,
    rq,
    docket,
    dramatiq,
    huey,
    arq,
    djangoQ,
    apscheduler,
    schedule,
    gevent,
  ],
};
