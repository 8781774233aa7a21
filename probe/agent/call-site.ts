import { findSourceMap } from "node:module";
import { dirname, isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** A stack that was captured and not yet looked at: looking is what costs. */
export interface Capture {
  stack?: unknown;
  /** The library that the user called, where its frames are not in the stack. */
  library?: string;
  /** What `siteOf` found. */
  site?: CallSite;
  /** The capture of the call in which this one was made. */
  outer?: Capture | undefined;
  /** Called when a better stack has taken this one's place. */
  replaced?: () => void;
}

export interface Frame {
  file: string;
  line: number;
  column: number;
  fn: string | null;
  /** Whether a source map led to it. */
  mapped: boolean;
}

export interface CallSite {
  frame: Frame | null;
  /** The package nearest to the user's code. */
  nearest: string | null;
}

/** Async frames of ORMs lie as deep as 15. */
const DEPTH = 40;
/** A user's call of an ORM is this near to the ORM's method. */
const NEAR = 6;
const PACKAGE = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;
const own = __filename;

/** Takes the stack above `above`. V8 follows `await` through promises, so callers that wait are in it. */
export function capture(above: (...args: never[]) => unknown, depth = DEPTH): Capture {
  const limit = Error.stackTraceLimit;
  const captured: Capture = {};
  try {
    Error.stackTraceLimit = depth;
    Error.captureStackTrace(captured, above);
  } finally {
    Error.stackTraceLimit = limit;
  }
  return captured;
}

/** The same, of the nearest callers only: it costs a third. */
export const captureNear = (above: (...args: never[]) => unknown): Capture => capture(above, NEAR);

function framesOf(captured: Capture): NodeJS.CallSite[] {
  const prepare = Error.prepareStackTrace;
  try {
    Error.prepareStackTrace = (_, sites) => sites;
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

const isUsers = (file: string) => isAbsolute(file) && !PACKAGE.test(file);

/** The first frame of the user's own code: outside Node, packages and the agent. It is looked for once. */
export function siteOf(captured: Capture): CallSite {
  captured.site ??= findSite(captured);
  return captured.site;
}

function findSite(captured: Capture): CallSite {
  let nearest = captured.library ?? null;
  // A frame's place is asked for when it is the one: V8 counts lines for each that is asked.
  for (const frame of framesOf(captured)) {
    const file = plainPath(frame.getFileName() ?? "");
    if (file === own) continue;
    // Where an ORM calls itself, in a later turn, the call that the user made tells the line.
    if (captured.outer && frame.isAsync() && siteOf(captured.outer).frame) return siteOf(captured.outer);
    if (isUsers(file)) return { frame: original(frame, file), nearest };
    nearest = captured.library ?? PACKAGE.exec(file)?.[1] ?? nearest;
  }
  return captured.outer ? siteOf(captured.outer) : { frame: null, nearest };
}

/** Where the user wrote it: tsx and `--enable-source-maps` run generated text and keep its map. */
function original(site: NodeJS.CallSite, file: string): Frame {
  const frame = {
    file,
    line: site.getLineNumber() ?? 0,
    column: site.getColumnNumber() ?? 0,
    fn: site.getFunctionName(),
    mapped: false,
  };
  try {
    const map = findSourceMap(file);
    const origin = map?.findOrigin(frame.line, frame.column) as
      | { fileName?: string; lineNumber?: number; columnNumber?: number }
      | undefined;
    if (!origin?.lineNumber) return frame;
    return {
      ...frame,
      file: origin.fileName ? resolve(dirname(file), plainPath(origin.fileName)) : file,
      line: origin.lineNumber,
      column: origin.columnNumber ?? frame.column,
      mapped: true,
    };
  } catch {
    return frame;
  }
}
