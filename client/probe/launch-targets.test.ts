import assert from "node:assert/strict";
import { test } from "node:test";
import { launchTargets } from "./launch-targets.ts";

const places = { workspaceFolder: "/w", file: "/w/src/a b.ts" };
const node = { type: "node", request: "launch" };

test("a launch configuration becomes the command that a debugger would start", () => {
  const configurations = [
    {
      ...node,
      name: "Worker",
      program: "${workspaceFolder}/dist/worker.js",
      args: ["--all", "a b; c"],
      env: { PORT: "1" },
    },
    { ...node, name: "This file", runtimeExecutable: "tsx", program: "${file}", cwd: "${workspaceFolder}/src" },
    { ...node, type: "pwa-node", name: "Script", runtimeExecutable: "npm", runtimeArgs: ["run", "start"] },
    { type: "debugpy", request: "launch", name: "Celery", module: "celery", args: ["-A", "app", "worker"] },
  ];
  assert.deepEqual(launchTargets(configurations, places), [
    { label: "Worker", command: ["node", "/w/dist/worker.js", "--all", "a b; c"], cwd: "/w", env: { PORT: "1" } },
    { label: "This file", command: ["tsx", "/w/src/a b.ts"], cwd: "/w/src", env: {} },
    { label: "Script", command: ["npm", "run", "start"], cwd: "/w", env: {} },
    { label: "Celery", command: ["python3", "-m", "celery", "-A", "app", "worker"], cwd: "/w", env: {} },
  ]);
});

test("what only a debugger can do is left out", () => {
  const configurations = [
    { ...node, request: "attach", name: "Attach", program: "a.js" },
    { ...node, name: "Asks", program: "${input:program}" },
    { ...node, name: "Nothing to run" },
    { type: "chrome", request: "launch", name: "Browser", program: "a.js" },
    { ...node, program: "a.js" },
  ];
  assert.deepEqual(launchTargets(configurations, places), []);
});
