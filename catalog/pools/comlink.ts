import type { Pool } from "../shape.ts";

const docs = "https://github.com/GoogleChromeLabs/comlink#node";

/**
 * Comlink in Node: what a worker exposes is called by the other side, as often as it likes (ten of ten async calls ran
 * at once in one worker). Without Node's adapter it is a browser's worker, which reads no database.
 */
export const comlink: Pool = {
  id: "comlink",
  name: "Comlink",
  packages: ["comlink", "comlink/*"],
  kind: "thread",
  unit: "call",
  source: docs,
  values: { endpoint: [{ resultOf: "default" }, { resultOf: "nodeEndpoint" }] },
  entries: ["expose", "default.expose"].map((on) => ({
    id: `comlink.${on}`,
    on,
    runs: { callbacks: "0" } as const,
    atOnce: "unknown" as const,
    when: { at: "1", kind: "endpoint" },
    confidence: 0.9,
    says: "Comlink runs {target} for {n}",
    source: docs,
  })),
};
