import type { EntrySite } from "./entry.ts";

/** What a worker's file offers runs as often at once as whoever starts the file says. */
export function joinSides(sites: readonly EntrySite[]): void {
  const starting = new Map<string, EntrySite>();
  for (const site of sites)
    for (const { scope } of site.targets)
      if (scope.fn === 0 && !starting.has(scope.file)) starting.set(scope.file, site);
  for (const site of sites) {
    const starter = site.pattern.offered && starting.get(site.file);
    if (!starter) continue;
    site.atOnce = starter.atOnce;
    site.atOnceSource = starter.atOnceSource;
  }
}
