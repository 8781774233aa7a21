import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Folders that a copy does not need: what git keeps, and what the probe has kept of earlier runs. */
const LEFT_OUT = new Set([".git", ".orm-memory", ".hg", ".svn"]);

/** A copy of a working directory, at the same place in what stands for its repository, in a folder for temporary files. */
export interface WorktreeCopy {
  /** Where the working directory lies in the copy. */
  cwd: string;
  remove(): void;
}

/** The repository's folder, or the working directory where there is none. */
function worktreeOf(cwd: string): string {
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, ".git"))) return folder;
    if (folder === path.dirname(folder)) return path.resolve(cwd);
  }
}

/**
 * Copies a working directory, build output and data included, since the program may need them. What lies beside and above it in the
 * repository is linked, and so are `node_modules`. Throws what the file system throws, and the reason when `signal` is aborted;
 * then nothing is left.
 */
export async function copyWorktree(cwd: string, signal: AbortSignal): Promise<WorktreeCopy> {
  const root = worktreeOf(cwd);
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), "orm-memory-verify-"));
  const remove = () => fs.rmSync(copy, { recursive: true, force: true });
  try {
    let from = root;
    let to = copy;
    for (const part of path.relative(root, path.resolve(cwd)).split(path.sep).filter(Boolean)) {
      for (const name of fs.readdirSync(from)) {
        if (name !== part && !LEFT_OUT.has(name)) fs.symlinkSync(path.join(from, name), path.join(to, name));
      }
      from = path.join(from, part);
      to = path.join(to, part);
      fs.mkdirSync(to);
    }
    await copyFolder(from, to, signal);
    return { cwd: to, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function copyFolder(from: string, to: string, signal: AbortSignal): Promise<void> {
  for (const entry of await fs.promises.readdir(from, { withFileTypes: true })) {
    signal.throwIfAborted();
    if (LEFT_OUT.has(entry.name)) continue;
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.name === "node_modules") await fs.promises.symlink(source, target, "junction");
    else if (entry.isSymbolicLink()) await fs.promises.symlink(await fs.promises.readlink(source), target);
    else if (entry.isDirectory()) {
      await fs.promises.mkdir(target);
      await copyFolder(source, target, signal);
    } else if (entry.isFile()) {
      // A file system that can share blocks does; sockets and the like are no part of a worktree.
      await fs.promises.copyFile(source, target, fs.constants.COPYFILE_FICLONE);
    }
  }
}
