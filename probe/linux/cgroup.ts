import { readProcFile } from "./proc-file.ts";

/** What the control group that this process (and so the program) runs in says of memory; both `null` where there is none. */
export interface ControlGroup {
  limit: number | null;
  /** How often the kernel has killed for memory in this group. */
  outOfMemoryKills: number | null;
}

const NONE: ControlGroup = { limit: null, outOfMemoryKills: null };
/** Version 1 writes "no limit" as the greatest multiple of the page size. */
const NO_LIMIT = 2 ** 62;

function firstOf(paths: string[]): string | null {
  for (const path of paths) {
    const text = readProcFile(path);
    if (text !== null) return text;
  }
  return null;
}

/** Reads cgroup v2 (`memory.max`, `memory.events`) or v1 (`memory.limit_in_bytes`, `memory.oom_control`). */
export function readControlGroup(): ControlGroup {
  const lines = (readProcFile("/proc/self/cgroup") ?? "").trim().split("\n");
  for (const line of lines) {
    const [, controllers, path = "/"] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (controllers === undefined) continue;
    const second = controllers === "";
    if (!second && !controllers.split(",").includes("memory")) continue;
    const root = second ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";
    // Inside a container the group may be mounted at the root under another path.
    const files = (name: string) => [`${root}${path}/${name}`, `${root}/${name}`];
    const limit = Number.parseInt(firstOf(files(second ? "memory.max" : "memory.limit_in_bytes")) ?? "", 10);
    const events = firstOf(files(second ? "memory.events" : "memory.oom_control")) ?? "";
    const kills = /^oom_kill (\d+)$/m.exec(events)?.[1];
    return {
      limit: Number.isFinite(limit) && limit < NO_LIMIT ? limit : null,
      outOfMemoryKills: kills === undefined ? null : Number(kills),
    };
  }
  return NONE;
}
