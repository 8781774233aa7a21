import fs from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { SiteRecord } from "../agent/records.ts";

const REFERENCE = /\/\/[#@] sourceMappingURL=(\S+)\s*$/;
const TAIL = 4096;
/** Of a generated file with its map in it. */
const LARGEST = 32 * 1024 * 1024;

interface Origin {
  fileName?: string;
  lineNumber?: number;
  columnNumber?: number;
}

/** Finds where compiled code was written, by the source maps that lie beside it. Each file is read once. */
export class SourceMaps {
  readonly #maps = new Map<string, { map: SourceMap; folder: string } | null>();

  /** The record with the place in the source, where there is a map and the runtime had not followed it already. */
  place(record: SiteRecord): SiteRecord {
    const { file, line, column, mapped } = record;
    if (mapped || file === null || line === null || !/\.[cm]?js$/.test(file)) return record;
    const found = this.#mapOf(file);
    // Node's own class: it has counted lines and columns from one here since Node 20.
    const origin = found?.map.findOrigin(line, column ?? 1) as Origin | undefined;
    if (!found || !origin?.fileName || origin.lineNumber === undefined) return record;
    const source = origin.fileName.startsWith("file:") ? fileURLToPath(origin.fileName) : origin.fileName;
    const absolute = path.resolve(found.folder, source);
    if (!fs.existsSync(absolute)) return record;
    return { ...record, file: absolute, line: origin.lineNumber, column: origin.columnNumber ?? column, mapped: true };
  }

  #mapOf(file: string) {
    let found = this.#maps.get(file);
    if (found === undefined) {
      found = readMap(file);
      this.#maps.set(file, found);
    }
    return found;
  }
}

/** `null` when the file has no map, or one that cannot be read: then the compiled line is told. */
function readMap(file: string): { map: SourceMap; folder: string } | null {
  try {
    if (fs.statSync(file).size > LARGEST) return null;
    const text = fs.readFileSync(file, "utf8");
    const reference = REFERENCE.exec(text.slice(-TAIL))?.[1] ?? REFERENCE.exec(text)?.[1];
    if (!reference) return null;
    const inline = /^data:application\/json[^,]*;base64,(.*)$/.exec(reference);
    const mapFile = path.resolve(path.dirname(file), decodeURI(reference));
    const json = inline ? Buffer.from(inline[1]!, "base64").toString("utf8") : fs.readFileSync(mapFile, "utf8");
    const payload = JSON.parse(json) as SourceMapPayload;
    const folder = path.resolve(path.dirname(inline ? file : mapFile), payload.sourceRoot ?? "");
    return { map: new SourceMap(payload), folder };
  } catch {
    return null;
  }
}
