import picomatch from "picomatch";
import type { Settings } from "../configuration.ts";

/** One list of globs of the settings, compiled once for each settings object. */
export class Globs {
  #compiled = new WeakMap<Settings, (path: string) => boolean>();

  constructor(readonly pick: (settings: Settings) => string[]) {}

  /** True when a workspace-relative path fits one of the globs, which are relative to the settings' own folder. */
  match(path: string, settings: Settings): boolean {
    let test = this.#compiled.get(settings);
    if (!test) {
      const globs = this.pick(settings);
      const base = settings.base ? `${settings.base}/` : "";
      const matcher = globs.length ? picomatch(globs, { dot: true }) : undefined;
      test = (p) => matcher !== undefined && p.startsWith(base) && matcher(p.slice(base.length));
      this.#compiled.set(settings, test);
    }
    return test(path);
  }
}
