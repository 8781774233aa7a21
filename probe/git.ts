/** What git says of a working tree. It stands in this room because no other one may start programs. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Lines of files that are not as they were: by the file's path, relative to the asked folder, with `/`. */
export type ChangedLines = Map<string, "all" | { from: number; to: number }[]>;

/** git is not there, this is no work tree, or it does not know the revision; the message is one sentence. */
export class GitError extends Error {}

/**
 * Lines that changed since a revision, in commits since both went apart as well as in the working tree; files that git
 * does not know count as a whole. Nothing of the repository's configuration that runs programs is used.
 */
export async function changedSince(revision: string, folder: string): Promise<ChangedLines> {
  if (revision.startsWith("-")) throw new GitError(`${revision} is no revision that git knows.`);
  const git = async (...words: string[]): Promise<string> => {
    const options = { cwd: folder, maxBuffer: 1 << 30, windowsHide: true };
    const safe = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"];
    return (await run("git", [...safe, ...words], options)).stdout;
  };
  const top = await git("rev-parse", "--show-toplevel").catch((error: NodeJS.ErrnoException) => {
    throw new GitError(error.code === "ENOENT" ? "git is not on PATH." : "this folder is in no git work tree.");
  });
  if (!top) throw new GitError("this folder is in no git work tree.");
  const base = await git("merge-base", revision, "HEAD")
    .catch(() => git("rev-parse", "--verify", "--quiet", `${revision}^{commit}`))
    .catch(() => {
      throw new GitError(`${revision} is no revision that git knows here.`);
    });
  const plain = ["--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative"];
  const changed = linesOf(await git("diff", ...plain, base.trim(), "--", "."));
  for (const path of (await git("ls-files", "-z", "--others", "--exclude-standard")).split("\0"))
    if (path) changed.set(path, "all");
  return changed;
}

/** New lines of a diff without context; where lines only went, the two around the gap. */
export function linesOf(diff: string): ChangedLines {
  const changed: ChangedLines = new Map();
  let ranges: { from: number; to: number }[] = [];
  let inHeader = true;
  for (const line of diff.split("\n")) {
    if (line.startsWith("diff --git ")) inHeader = true;
    else if (inHeader && line.startsWith("+++ ")) {
      const path = line
        .slice(4)
        .replace(/^"(.*)"$/, "$1")
        .replace(/^b\//, "")
        .replace(/\t$/, "");
      ranges = [];
      if (path !== "/dev/null") changed.set(path, ranges);
    } else if (line.startsWith("@@ ")) {
      inHeader = false;
      const [, start = "0", count = "1"] = /\+(\d+)(?:,(\d+))?/.exec(line) ?? [];
      const from = Number(start);
      ranges.push(Number(count) === 0 ? { from, to: from + 1 } : { from, to: from + Number(count) - 1 });
    }
  }
  return changed;
}
