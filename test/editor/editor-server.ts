/** One VS Code server for a test run, with the packed extension installed and everything it writes in a folder of its own. */
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { EditorProgram } from "./machine.ts";

/** How long a step may take; a crowded machine boots a workbench in half a minute. */
export const patience = 60_000 * Number(process.env.E2E_SLOW ?? 1);

const settings = {
  "chat.disableAIFeatures": true,
  "editor.accessibilitySupport": "off",
  "editor.lightbulb.enabled": "on",
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "extensions.verifySignature": false,
  "files.autoSave": "off",
  "remote.autoForwardPorts": false,
  "security.workspace.trust.banner": "always",
  "security.workspace.trust.startupPrompt": "always",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.menuBarVisibility": "hidden",
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

export interface EditorServer {
  port: number;
  /** All that the server printed so far. */
  log(): string;
  /** Writes files to a new folder that the editor can open. */
  workspace(files: Record<string, string>): string;
  stop(): Promise<void>;
}

export async function startEditorServer({ node, main }: EditorProgram, vsix: string): Promise<EditorServer> {
  // A short name: sockets are made in it, and their paths are limited to 107 bytes.
  const home = mkdtempSync(join(tmpdir(), "oml-"));
  const data = join(home, "data");
  write(join(data, "data/User/settings.json"), JSON.stringify(settings));
  const env = { PATH: process.env.PATH, HOME: home, TMPDIR: home, LANG: "C.UTF-8", SHELL: "/bin/sh" };
  const common = [main, "--server-data-dir", data, "--accept-server-license-terms"];

  const installed = await promisify(execFile)(node, [...common, "--install-extension", vsix, "--force"], {
    env,
    timeout: patience,
  });
  assert.match(installed.stdout, /successfully installed/, installed.stdout + installed.stderr);

  const listen = ["--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--telemetry-level", "off"];
  // A process group of its own: extension host, language server and watcher end with it.
  const child = spawn(node, [...common, ...listen], { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const end = (signal: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, signal);
    } catch {
      // Already gone.
    }
  };
  const cleanUp = () => {
    end("SIGKILL");
    rmSync(home, { recursive: true, force: true });
  };
  process.once("exit", cleanUp);
  // An interrupted run leaves no server behind either.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));

  let log = "";
  const port = await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the VS Code server did not listen in time\n${log}`)), patience);
    const read = (chunk: Buffer) => {
      log += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`the VS Code server ended with ${code}\n${log}`)));
  });

  return {
    port,
    log: () => log,
    workspace: (files) => {
      const folder = mkdtempSync(join(home, "ws-"));
      for (const [path, text] of Object.entries(files)) write(join(folder, path), text);
      return folder;
    },
    stop: async () => {
      process.removeListener("exit", cleanUp);
      const exited = new Promise((resolve) => child.once("exit", resolve));
      end("SIGTERM");
      const timer = setTimeout(() => end("SIGKILL"), 5_000);
      await exited;
      clearTimeout(timer);
      end("SIGKILL");
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
