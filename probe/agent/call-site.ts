import Module from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** A stack that was captured and not yet looked at: looking is what costs. */
export interface Capture {
  stack?: unknown;
  /** The library that the user called, where its frames are not in the stack. */
  library?: string;
  /** Called when a better stack has taken this one's place. */
  replaced?: () => void;
}

export interface Frame {
  file: string;
  line: number;
  column: number;
  fn: string | null;
}

export interface CallSite {
  frame: (Frame & { mapped: boolean }) | null;
  /** The package nearest to the user's code. */
  nearest: string | null;
}

/** Async frames of ORMs lie as deep as 15. */
const DEPTH = 40;
const PACKAGE = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;
const own = __filename;

/** Takes the stack above `above`. V8 follows `await` through promises, so callers that wait are in it. */
export function capture(above: (...args: never[]) => unknown): Capture {
  const limit = Error.stackTraceLimit;
  const captured: Capture = {};
  try {
    Error.stackTraceLimit = DEPTH;
    Error.captureStackTrace(captured, above);
  } finally {
    Error.stackTraceLimit = limit;
  }
  return captured;
}

function framesOf(captured: Capture): Frame[] {
  const prepare = Error.prepareStackTrace;
  try {
    Error.prepareStackTrace = (_, sites) =>
      sites.map((site) => ({
        file: plainPath(site.getFileName() ?? ""),
        line: site.getLineNumber() ?? 0,
        column: site.getColumnNumber() ?? 0,
        fn: site.getFunctionName(),
      }));
    const frames = captured.stack;
    return Array.isArray(frames) ? frames : [];
  } catch {
    return [];
  } finally {
    Error.prepareStackTrace = prepare;
  }
}

function plainPath(file: string): string {
  if (!file.startsWith("file:")) return file;
  try {
    return fileURLToPath(file.replace(/[?#].*$/, ""));
  } catch {
    return file;
  }
}

const isOwn = (frame: Frame) => frame.file === own;
const isUsers = ({ file }: Frame) => path.isAbsolute(file) && file !== own && !PACKAGE.test(file);

/** The first frame of the user's own code: outside Node, packages and the agent. */
export function siteOf(captured: Capture): CallSite {
  const frames = framesOf(captured);
  let nearest = captured.library ?? null;
  for (const frame of frames) {
    if (isOwn(frame)) continue;
    if (isUsers(frame)) return { frame: { ...original(frame), fn: frame.fn }, nearest };
    nearest = PACKAGE.exec(frame.file)?.[1] ?? nearest;
  }
  return { frame: null, nearest };
}

/** Where the user wrote it: tsx and `--enable-source-maps` run generated text and keep its map. */
function original(frame: Frame): Frame & { mapped: boolean } {
  try {
    const map = Module.findSourceMap(frame.file);
    const origin = map?.findOrigin(frame.line, frame.column) as
      | { fileName?: string; lineNumber?: number; columnNumber?: number }
      | undefined;
    if (!origin?.lineNumber) return { ...frame, mapped: false };
    const file = origin.fileName ? path.resolve(path.dirname(frame.file), plainPath(origin.fileName)) : frame.file;
    return { ...frame, file, line: origin.lineNumber, column: origin.columnNumber ?? frame.column, mapped: true };
  } catch {
    return { ...frame, mapped: false };
  }
}

/**
 * Lazy queries (Drizzle's, for one) call the driver from their `then`, where no frame of the user's is left. One microtask
 * later their caller waits for what `then` returned, and V8 finds it again, provided that `promise` is what the driver gave
 * back: so the promise that is returned here must take its place.
 */
export async function lookAgain<T>(captured: Capture, promise: PromiseLike<T>): Promise<T> {
  await null;
  captured.stack = capture(lookAgain).stack;
  captured.replaced?.();
  return promise;
}

let handed: Capture | null = null;

/**
 * The stack that a pool or a lazy query took where the user called it, for the driver call that now follows in the same
 * turn; `null` when there is none.
 */
export const handedOver = (): Capture | null => handed;

/** Runs `call` with a stack that stands for the user's call in it. */
export function handingOver<T>(captured: Capture | null, call: () => T): T {
  const before = handed;
  handed = captured;
  try {
    return call();
  } finally {
    handed = before;
  }
}
