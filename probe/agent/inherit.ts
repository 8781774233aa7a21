import type childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import type workerThreads from "node:worker_threads";
import type { Driver } from "./drivers/driver.ts";
import { FOLDER_VARIABLE } from "./folder-variable.ts";
import { watchWorkers } from "./open.ts";

/** What a worker or a child needs in its environment to have the agent. */
const needed: Record<string, string> = {};
for (const name of ["NODE_OPTIONS", FOLDER_VARIABLE]) {
  const value = process.env[name];
  if (value !== undefined) needed[name] = value;
}

/**
 * Workers inherit the agent by NODE_OPTIONS, unless they are given an environment of their own: then it is put into that one.
 */
export const workers: Driver = {
  name: "node:worker_threads",
  module: /^(?:node:)?worker_threads$/,
  patch(exports) {
    const threads = exports as typeof workerThreads;
    threads.Worker = new Proxy(threads.Worker, {
      construct(target, args, newTarget) {
        const [file, options] = args as [unknown, { env?: unknown } | undefined];
        const own = options?.env;
        const lacks = typeof own === "object" && own !== null && !(FOLDER_VARIABLE in own);
        const given = lacks ? [file, { ...options, env: { ...own, ...needed } }] : args;
        return Reflect.construct(target, given, newTarget === threads.Worker ? target : newTarget);
      },
    });
    watchWorkers();
    syncBuiltinESMExports();
    return true;
  },
};

type Spawn = (this: unknown, options: { envPairs?: string[] }) => unknown;

/** The same for child processes: all but those of `spawnSync` pass here. (`cluster` starts its own by this class.) */
export const children: Driver = {
  name: "node:child_process",
  module: /^(?:node:)?(?:child_process|cluster)$/,
  patch() {
    const { ChildProcess } = require("node:child_process") as typeof childProcess;
    const prototype = ChildProcess.prototype as unknown as { spawn: Spawn };
    const { spawn } = prototype;
    prototype.spawn = function (options) {
      const { envPairs } = options;
      const has = (name: string) => envPairs?.some((pair) => pair.startsWith(`${name}=`));
      if (Array.isArray(envPairs) && !has(FOLDER_VARIABLE)) {
        for (const [name, value] of Object.entries(needed)) if (!has(name)) envPairs.push(`${name}=${value}`);
      }
      return spawn.call(this, options);
    };
    return true;
  },
};
