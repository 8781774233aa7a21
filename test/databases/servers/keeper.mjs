/**
 * Keeps one server for as long as its own input stays open. The pipe closes however the test ends, by itself, by Ctrl-C
 * or killed, and then the server is stopped and its folder removed: no test leaves a server behind.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

const { command, args, folder, stop, uid, gid, env } = JSON.parse(process.argv[2]);
const server = spawn(command, args, {
  cwd: folder,
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, ...env },
  ...(uid === undefined ? {} : { uid, gid }),
});
server.on("error", (error) => end(`${error.message}\n`));
server.on("exit", (code) => end(`the server ended with ${code}\n`));
process.stdin.resume();
process.stdin.on("close", () => {
  server.kill(stop);
  setTimeout(() => server.kill("SIGKILL"), 10_000).unref();
});
// A terminal's Ctrl-C reaches whole groups; the pipe decides.
process.on("SIGINT", () => {});

function end(words) {
  process.stderr.write(words);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exit(0);
}
