import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import workerThreads from "node:worker_threads";
import { FOLDER_VARIABLE } from "./folder-variable.ts";

/**
 * Workers and children inherit the agent by NODE_OPTIONS, unless they are given an environment of their own: then it is put
 * into that one. (`spawnSync` is not reached.)
 */
export function reachDescendants(): void {
  const needed: Record<string, string> = {};
  for (const name of ["NODE_OPTIONS", FOLDER_VARIABLE]) {
    const value = process.env[name];
    if (value !== undefined) needed[name] = value;
  }
  workerThreads.Worker = new Proxy(workerThreads.Worker, {
    construct(target, args, newTarget) {
      const [file, options] = args as [unknown, { env?: unknown } | undefined];
      const own = options?.env;
      const lacks = typeof own === "object" && own !== null && !(FOLDER_VARIABLE in own);
      const given = lacks ? [file, { ...options, env: { ...own, ...needed } }] : args;
      return Reflect.construct(target, given, newTarget === workerThreads.Worker ? target : newTarget);
    },
  });
  const { prototype } = (childProcess as unknown as { ChildProcess: { prototype: { spawn: Spawn } } }).ChildProcess;
  const { spawn } = prototype;
  prototype.spawn = function (options) {
    const { envPairs } = options;
    const has = (name: string) => envPairs?.some((pair) => pair.startsWith(`${name}=`));
    if (Array.isArray(envPairs) && !has(FOLDER_VARIABLE)) {
      for (const [name, value] of Object.entries(needed)) if (!has(name)) envPairs.push(`${name}=${value}`);
    }
    return spawn.call(this, options);
  };
  syncBuiltinESMExports();
}

type Spawn = (this: unknown, options: { envPairs?: string[] }) => unknown;
