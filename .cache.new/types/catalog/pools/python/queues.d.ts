import type { Pool } from "../../shape.ts";
/** Celery: tasks are functions; what they give back goes to the result backend. As documented for 5. */
export declare const celery: Pool;
/** RQ: jobs run one after another in each worker; schedules are often written as objects. */
export declare const rq: Pool;
/** docket; a program often collects its services in a list, by a decorator of its own. As documented for 0.13. */
export declare const docket: Pool;
export declare const dramatiq: Pool;
export declare const huey: Pool;
export declare const arq: Pool;
export declare const djangoQ: Pool;
/** Celery's and RQ's cousin of schedules: ten threads take what is due. */
export declare const apscheduler: Pool;
/** gevent: greenlets of a pool, and those without one. */
export declare const gevent: Pool;
