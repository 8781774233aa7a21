/** Workspace-relative paths with `/`, as text: no disk. */

export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** Joins and removes `.` and `..`; a path that leaves the workspace keeps its leading `..`. */
export function join(...parts: string[]): string {
  const result: string[] = [];
  for (const part of parts.join("/").split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && result.length && result.at(-1) !== "..") result.pop();
    else result.push(part);
  }
  return result.join("/");
}

/** The folder and every folder above it, nearest first, the workspace ("") last. */
export function* upward(folder: string): Generator<string> {
  let current = folder;
  for (;;) {
    yield current;
    if (current === "") return;
    current = folderOf(current);
  }
}
