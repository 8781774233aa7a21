/** The language server as a program: `--stdio` for any editor, `--node-ipc` for VS Code. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startSession } from "./session.ts";

/** Enough for the facts of a large repository; beyond it the thread dies alone and is started again. */
const engineHeapMegabytes = 2048;

const startEngine = () =>
  new Worker(fileURLToPath(new URL("./engine-worker.cjs", import.meta.url)), {
    name: "orm-memory-engine",
    resourceLimits: { maxOldGenerationSizeMb: engineHeapMegabytes },
  });

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

startSession(createConnection(ProposedFeatures.all), startEngine, version);
