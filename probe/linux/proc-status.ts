/** Memory of one process, in bytes, from one read of /proc/PID/status. */
export interface ProcStatus {
  ppid: number;
  rss: number;
  /** High-water mark of `rss` since the program was started in this process. */
  hwm: number;
  anonymous: number;
  shared: number;
  file: number;
  threads: number;
}

function field(text: string, name: string): number | null {
  const at = text.indexOf(`\n${name}:`);
  return at < 0 ? null : Number.parseInt(text.slice(at + name.length + 2, at + name.length + 32), 10);
}

/**
 * Reads the text of /proc/PID/status (proc_pid_status(5)). `null` for a process without memory of its own: a zombie
 * that waits for its parent, or a kernel thread. Such a reading is no sample, least of all one of 0 bytes.
 */
export function parseStatus(text: string): ProcStatus | null {
  const rss = field(text, "VmRSS");
  if (rss === null) return null;
  const file = field(text, "RssFile") ?? 0;
  const shared = field(text, "RssShmem") ?? 0;
  return {
    ppid: field(text, "PPid") ?? 0,
    rss: rss * 1024,
    hwm: (field(text, "VmHWM") ?? rss) * 1024,
    anonymous: (field(text, "RssAnon") ?? rss - file - shared) * 1024,
    shared: shared * 1024,
    file: file * 1024,
    threads: field(text, "Threads") ?? 1,
  };
}

/** What /proc/PID/stat says of a process's relatives. */
export interface ProcRelatives {
  ppid: number;
  group: number;
  session: number;
}

/** Reads the text of /proc/PID/stat. The program's name in it may hold spaces and brackets, hence the last `)`. */
export function parseRelatives(text: string): ProcRelatives | null {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ", 4);
  if (fields.length < 4) return null;
  return { ppid: Number(fields[1]), group: Number(fields[2]), session: Number(fields[3]) };
}
