/** What the memory probe measured in each root: joined to findings, and shown above calls as code lenses. */
import { join } from "node:path";
import type { CodeLens } from "vscode-languageserver/node";
import { changedAfter, measuredTitle, withMeasured } from "../host/index.ts";
import { MeasuredSites } from "../probe/index.ts";
import type { Finding } from "../rules/finding.ts";

/** The file that a run ends with; a client that watches files tells of new ones. */
export const REPORT_GLOB = "**/.orm-memory/runs/*/report.json";

export const isReport = (uri: string): boolean => /\/\.orm-memory\/runs\/[^/]+\/report\.json$/.test(uri);

export class Measurements {
  readonly #roots = new Map<string, MeasuredSites>();

  /** The findings of a root, by its folder, with what was measured at their calls. */
  join(folder: string, findings: readonly Finding[]): Finding[] {
    return withMeasured(folder, findings, this.#of(folder));
  }

  /** A lens above each measured line of a file; none once the file has changed, since its lines may be others. */
  lenses(folder: string, path: string): CodeLens[] {
    const file = join(folder, path);
    const sites = this.#of(folder).of(file);
    if (sites.length === 0) return [];
    const stale = changedAfter(file);
    return sites
      .filter(({ at }) => !stale(at))
      .toSorted((a, b) => a.line - b.line)
      .map((site) => {
        const place = { line: site.line - 1, character: 0 };
        // A lens without a command to run is a line of text.
        return { range: { start: place, end: place }, command: { title: measuredTitle(site), command: "" } };
      });
  }

  /** Runs have come or gone below a folder. */
  refresh(folder: string): void {
    this.#roots.get(folder)?.refresh();
  }

  #of(folder: string): MeasuredSites {
    let sites = this.#roots.get(folder);
    if (!sites) {
      sites = new MeasuredSites(folder);
      this.#roots.set(folder, sites);
    }
    return sites;
  }
}
