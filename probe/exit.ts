import { constants } from "node:os";
import type { Exit, Verdict } from "./measurement.ts";
import { formatBytes } from "./units.ts";

export interface Ending {
  code: number | null;
  signal: string | null;
  stoppedByUser: boolean;
  peak: number;
  /** The smaller of the machine's memory and the control group's limit. */
  memoryLimit: number;
  /** Kills for memory in the control group while the program ran; `null` when not told. */
  outOfMemoryKills: number | null;
  /** The end of the program's output, where the probe has it. */
  output: string | null;
}

/** What Node writes before it aborts (v8::internal::V8::FatalProcessOutOfMemory). */
const HEAP_LIMIT = /Reached heap limit|JavaScript heap out of memory/;
const NEAR_THE_LIMIT = 0.9;

/** The signal inside a status of 128 + N, as shells and npm hand on a program's death. */
function signalOfStatus(code: number): string | null {
  const entry = Object.entries(constants.signals).find(([, number]) => number === code - 128);
  return code > 128 && entry ? entry[0] : null;
}

/** Exit status as shells have it: the program's own, or 128 + N when signal N ended it. */
export function statusOf({ code, signal }: Pick<Exit, "code" | "signal">): number {
  if (code !== null) return code;
  const number = signal === null ? 0 : (constants.signals[signal as NodeJS.Signals] ?? 0);
  return 128 + number;
}

/** How the program ended and what that means for memory. Says only what the evidence carries. */
export function judgeExit(ending: Ending): Exit {
  const { code, signal, stoppedByUser } = ending;
  const exit = (verdict: Verdict, ...evidence: string[]): Exit => ({
    kind: stoppedByUser ? "stopped-by-user" : signal !== null ? "signalled" : "exited",
    code,
    signal,
    verdict,
    evidence,
  });
  if (stoppedByUser) return exit("ok", "The user stopped the run.");
  if (code === 0) return exit("ok");

  const inner = code === null ? null : signalOfStatus(code);
  const fatal = signal ?? inner;
  const ended =
    inner === null ? `Ended by ${fatal}.` : `Exit status ${code} is 128 + ${code! - 128}: ended by ${inner}.`;
  if (ending.output !== null && HEAP_LIMIT.test(ending.output)) {
    return exit("v8-heap-limit", ...(fatal ? [ended] : []), "Node wrote that its heap had reached its limit.");
  }
  if (fatal === null) return exit("error", `Exit status ${code}.`);
  if (fatal === "SIGABRT") {
    return exit("aborted", ended, "Node aborts this way when a heap reaches its limit; its last words tell.");
  }
  if (fatal !== "SIGKILL") return exit("killed", ended);
  if ((ending.outOfMemoryKills ?? 0) > 0) {
    return exit("killed-oom-likely", ended, "The control group counted a kill for memory during the run.");
  }
  if (ending.peak >= NEAR_THE_LIMIT * ending.memoryLimit) {
    const reached = `The peak of ${formatBytes(ending.peak)} is near the limit of ${formatBytes(ending.memoryLimit)}.`;
    return exit("killed-oom-likely", ended, reached);
  }
  return exit("killed", ended, "No sign that the system was short of memory.");
}

/** The verdict as one sentence for people. */
export function verdictSentence(exit: Exit): string {
  switch (exit.verdict) {
    case "v8-heap-limit":
      return "Node aborted: a heap reached its limit (--max-old-space-size).";
    case "worker-heap-limit":
      return "A worker's heap reached its limit, and the program failed with it.";
    case "aborted":
      return "The program aborted, as Node does when a heap reaches its limit.";
    case "killed-oom-likely":
      return "The program was killed, most likely because memory ran out.";
    case "killed":
      return `The program was ended by ${exit.signal ?? signalOfStatus(exit.code ?? 0) ?? "a signal"}.`;
    case "error":
      return `The program failed with exit status ${exit.code}.`;
    case "unknown":
      if (exit.kind === "probe-lost") return "The probe was killed before the program ended.";
      return exit.kind === "detached" ? "The probe let go; the process runs on." : "The process ended.";
    case "ok":
      return exit.kind === "stopped-by-user" ? "The run was stopped." : "The program ended well.";
  }
}
