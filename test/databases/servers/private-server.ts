/** A server of the test's own: a free loopback port, a folder that goes with it, and no more rights than it needs. */
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** Who the servers run as: database servers refuse root. */
export interface Owner {
  uid?: number;
  gid?: number;
}

export interface PrivateServer {
  port: number;
  /** Asks it to end and waits until it is gone, with its folder. */
  stop(): Promise<void>;
}

export interface ServerCommand {
  command: string;
  args: string[];
  folder: string;
  port: number;
  owner: Owner;
  /** The signal that ends it without waiting for clients. */
  stop: NodeJS.Signals;
  env?: Record<string, string>;
}

const keeper = fileURLToPath(new URL("keeper.mjs", import.meta.url));

/** Starts a server and waits until its port answers. Throws with what it printed when it ends before that. */
export async function startServer(server: ServerCommand): Promise<PrivateServer> {
  const { uid, gid } = server.owner;
  const told = JSON.stringify({ ...server, uid, gid });
  const child = spawn(process.execPath, [keeper, told], { stdio: ["pipe", "pipe", "pipe"], detached: true });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-4000);
    });
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  const stop = async (): Promise<void> => {
    child.ref();
    child.stdin.end();
    await gone;
  };
  // An open pipe must not keep a test alive that is done.
  for (const one of [child, child.stdin, child.stdout, child.stderr]) (one as unknown as { unref?(): void }).unref?.();
  for (const started = Date.now(); !(await answers(server.port)); await sleep(50)) {
    if (child.exitCode !== null || Date.now() - started > 60_000) {
      await stop();
      throw new Error(`${server.command} did not start:\n${output}`);
    }
  }
  return { port: server.port, stop };
}

/** A new folder below the temporary one, owned by whoever will run the server. */
export function privateFolder(name: string, owner: Owner): string {
  const folder = mkdtempSync(join(tmpdir(), `orm-memory-${name}-`));
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid!);
  chmodSync(folder, 0o700);
  return folder;
}

/** The unprivileged user where the test is run by root, whoever runs the test elsewhere. */
export function serverOwner(): Owner {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => done(true)).once("error", () => done(false));
    socket.once("connect", () => socket.destroy());
  });
}
