import type { EntryPattern, Pool, Recogniser, Results } from "../../shape.ts";
import { extended } from "./extended.ts";

interface Queue {
  id: string;
  name: string;
  packages: string[];
  source: string;
  values?: Record<string, Recogniser[]>;
  /** Decorators of a job's function. */
  decorators?: string[];
  /** Calls that hand a function over, with the place where it stands. */
  calls?: [on: string, callback: string][];
  kind?: "queue" | "schedule";
  /** One job runs after another. */
  alone?: true;
  results?: Pool["results"];
  storedWhere?: RegExp;
  dropsResult?: Pool["dropsResult"];
}

/** A queue of Python: jobs are functions with a decorator, or are handed over by name. */
function queue({ kind = "queue", ...about }: Queue): Pool {
  const says = `${about.name} runs {target}`;
  const common = {
    atOnce: about.alone ? (1 as const) : ("unknown" as const),
    confidence: 0.96,
    says,
    source: about.source,
  };
  const overlaps = kind === "schedule" && !about.alone ? { overlaps: true } : {};
  const entries: EntryPattern[] = [
    ...(about.decorators ?? []).map((name) => ({
      id: `${about.id}.${name}`,
      on: `@${name}`,
      runs: { decorated: true } as const,
      ...common,
      ...overlaps,
    })),
    ...(about.calls ?? []).map(([on, callback]) => ({
      id: `${about.id}.${on}.${callback}`,
      on,
      runs: { callback },
      ...common,
      ...overlaps,
    })),
  ];
  return {
    id: about.id,
    name: about.name,
    language: "python",
    packages: about.packages,
    kind,
    unit: "job",
    source: about.source,
    values: about.values ?? {},
    entries,
    ...(about.results ? { results: about.results } : {}),
    ...(about.storedWhere ? { storedWhere: about.storedWhere } : {}),
    ...(about.dropsResult ? { dropsResult: about.dropsResult } : {}),
  };
}

const celeryTasks = queue({
  id: "celery",
  name: "Celery",
  packages: ["py:celery", "py:celery.*"],
  source: "https://docs.celeryq.dev/en/stable/userguide/tasks.html#basics",
  results: "stored",
  // Without a backend nothing is stored: https://docs.celeryq.dev/en/stable/userguide/configuration.html#result-backend
  storedWhere: /\b(?:CELERY_)?RESULT_BACKEND\b|\bresult_backend\b|\bCelery\([^)]*\bbackend\s*=/,
  dropsResult: { at: "any.ignore_result", is: true },
  values: {
    app: [
      { instanceOf: "Celery" },
      { resultOf: "Celery" },
      { exported: "current_app" },
      { instanceOf: "app.Celery" },
      { named: /^(?:.*\.)?(?:celery|celery_app|capp)$/, confidence: 0.95 },
    ],
  },
  decorators: ["shared_task", "app.task", "task"],
});

/** Celery: tasks are functions, or classes with `run`; what they give back goes to the result backend. As documented for 5. */
export const celery: Pool = {
  ...celeryTasks,
  entries: [
    ...celeryTasks.entries,
    ...extended(
      "celery",
      "Celery runs {target}",
      "https://docs.celeryq.dev/en/stable/userguide/tasks.html#custom-task-classes",
      ["Task", "app.Task"],
    ),
  ],
};

const rqJobs = queue({
  id: "rq",
  name: "RQ",
  packages: ["py:rq", "py:rq.*", "py:django_rq", "py:flask_rq2", "py:rq_scheduler"],
  source: "https://python-rq.org/docs/results/",
  results: "stored",
  dropsResult: { at: "any.result_ttl", is: 0 },
  values: {
    queue: [
      { instanceOf: "Queue" },
      { resultOf: "get_queue" },
      { instanceOf: "Scheduler" },
      { resultOf: "get_scheduler" },
    ],
  },
  decorators: ["job", "decorators.job", "queue.job"],
  calls: [
    ["queue.enqueue", "0"],
    ["queue.enqueue_call", "any.func"],
    ["queue.enqueue_call", "0"],
    ["queue.enqueue_in", "1"],
    ["queue.enqueue_at", "1"],
    ["queue.schedule", "1"],
    ["queue.schedule", "any.func"],
    ["queue.cron", "any.func"],
    ["queue.cron", "1"],
    ["enqueue", "0"],
  ],
});

/** RQ: jobs run one after another in each worker; schedules are often written as objects. */
export const rq: Pool = {
  ...rqJobs,
  described: [
    {
      id: "rq.described",
      key: "func",
      beside: ["interval", "cron_string", "repeat", "scheduled_time"],
      atOnce: "unknown",
      confidence: 0.9,
      says: "RQ's scheduler runs {target}",
      source: "https://github.com/rq/rq-scheduler#periodic--repeated-jobs",
    },
  ],
};

/** docket; a program often collects its services in a list, by a decorator of its own. As documented for 0.13. */
export const docket: Pool = {
  ...queue({
    id: "docket",
    name: "docket",
    packages: ["py:docket", "py:docket.*"],
    source: "https://chrisguidry.github.io/docket/getting-started/",
    values: { docket: [{ instanceOf: "Docket" }] },
    calls: [
      ["docket.add", "0"],
      ["docket.register", "0"],
    ],
  }),
  marked: [
    {
      id: "docket.marked",
      names: /(?:task|job|service|worker|cron|periodic)$/i,
      by: ["append", "add", "register"],
      atOnce: "unknown",
      confidence: 0.85,
      says: "docket runs {target}",
      source: "https://chrisguidry.github.io/docket/getting-started/",
    },
  ],
};

export const dramatiq = queue({
  id: "dramatiq",
  name: "Dramatiq",
  packages: ["py:dramatiq", "py:dramatiq.*"],
  source: "https://dramatiq.io/guide.html#actors",
  decorators: ["actor"],
});

export const huey = queue({
  id: "huey",
  name: "Huey",
  packages: ["py:huey", "py:huey.*"],
  source: "https://huey.readthedocs.io/en/latest/guide.html",
  results: "stored",
  values: {
    huey: [
      ...["Huey", "RedisHuey", "SqliteHuey", "MemoryHuey", "PriorityRedisHuey"].map(
        (instanceOf): Recogniser => ({ instanceOf }),
      ),
      { exported: "HUEY" },
      { named: /^(?:.*\.)?huey$/, confidence: 0.95 },
    ],
  },
  decorators: [
    "huey.task",
    "huey.periodic_task",
    "task",
    "db_task",
    "periodic_task",
    "db_periodic_task",
    "on_commit_task",
  ],
});

const arqJobs = queue({
  id: "arq",
  name: "arq",
  packages: ["py:arq", "py:arq.*"],
  source: "https://arq-docs.helpmanual.io/",
  values: { settings: [{ exported: "RedisSettings" }] },
  results: "stored",
  calls: [
    ["cron", "0"],
    ["func", "0"],
  ],
});

/** arq: a class of settings lists the functions that its workers run. */
export const arq: Pool = {
  ...arqJobs,
  listings: [
    {
      id: "arq.functions",
      class: /WorkerSettings$|^Worker$/,
      member: "functions",
      atOnce: "unknown",
      confidence: 0.95,
      says: "arq runs {target}",
      source: "https://arq-docs.helpmanual.io/#simple-usage",
    },
  ],
};

export const djangoQ = queue({
  id: "django-q",
  name: "Django Q",
  packages: ["py:django_q", "py:django_q.*"],
  source: "https://django-q2.readthedocs.io/en/master/tasks.html",
  results: "stored",
  calls: [["async_task", "0"]],
});

/** Celery's and RQ's cousin of schedules: ten threads take what is due. */
export const apscheduler = queue({
  id: "apscheduler",
  name: "APScheduler",
  packages: ["py:apscheduler", "py:apscheduler.*", "py:flask_apscheduler"],
  source: "https://apscheduler.readthedocs.io/en/3.x/userguide.html#adding-jobs",
  kind: "schedule",
  values: {
    scheduler: [
      ...["BackgroundScheduler", "BlockingScheduler", "AsyncIOScheduler", "APScheduler", "GeventScheduler"].map(
        (instanceOf): Recogniser => ({ instanceOf }),
      ),
      { named: /^(?:.*\.)?(?:scheduler|sched)$/, confidence: 0.9 },
    ],
  },
  decorators: ["scheduler.scheduled_job", "scheduler.task"],
  calls: [
    ["scheduler.add_job", "0"],
    ["scheduler.add_job", "any.func"],
  ],
});

/** `schedule`: one thread runs what is due, one job after another. */
export const schedule = queue({
  id: "schedule",
  name: "schedule",
  packages: ["py:schedule"],
  source: "https://schedule.readthedocs.io/en/stable/examples.html",
  kind: "schedule",
  alone: true,
  values: {
    job: [{ resultOf: "every" }, { instanceOf: "Job" }, { resultOf: "job.*" }, { member: "job.*" }],
  },
  decorators: ["repeat"],
  calls: [["job.do", "0"]],
});

const geventDocs = "https://www.gevent.org/api/gevent.pool.html";

/** What a greenlet gives back stays in it, for as long as somebody holds it. */
const geventMethods: [method: string, results: Results][] = [
  ["spawn", "held"],
  ["map", "listed"],
  ["imap", "held"],
  ["imap_unordered", "held"],
  ["apply_async", "held"],
  ["map_async", "listed"],
];

/** gevent: greenlets of a pool, and those without one. */
export const gevent: Pool = {
  id: "gevent",
  name: "gevent",
  language: "python",
  packages: ["py:gevent", "py:gevent.*"],
  kind: "thread",
  unit: "greenlet",
  source: geventDocs,
  values: {
    pool: [{ instanceOf: "Pool" }, { instanceOf: "pool.Pool" }, { instanceOf: "ThreadPool" }, { instanceOf: "Group" }],
  },
  entries: [
    ...geventMethods.map(([method, results]) => ({
      id: `gevent.pool.${method}`,
      on: `pool.${method}`,
      runs: { callback: "0" },
      atOnce: { at: "0", or: "any.size", of: "maker", otherwise: "unbounded" } as const,
      confidence: 0.96,
      results,
      says: "a gevent pool runs {target} in {n}",
      source: geventDocs,
    })),
    ...["spawn", "spawn_later", "spawn_raw"].map((on) => ({
      id: `gevent.${on}`,
      on,
      runs: { callback: on === "spawn_later" ? "1" : "0" },
      atOnce: "constructions" as const,
      confidence: 0.95,
      results: "held" as const,
      says: "a greenlet runs {target}",
      source: geventDocs,
    })),
  ],
};
