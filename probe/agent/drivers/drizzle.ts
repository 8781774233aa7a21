import { wrapMakers, wrapRunners } from "../caller.ts";
import type { Driver } from "./driver.ts";

const PARTS = /[\\/]drizzle-orm[\\/][a-z]+-core[\\/]query-builders[\\/](?:select|query|raw)\.c?js$/;
/** What a user calls to make a query. */
const MAKERS = ["from", "findMany", "findFirst"];

/** Drizzle's queries are lazy. Its ES modules and its CommonJS modules have classes of their own. */
export const drizzle: Driver = {
  name: "drizzle-orm",
  module: PARTS,
  esModules: PARTS,
  patch(exports) {
    let found = false;
    for (const part of Object.values(exports)) {
      const prototype = typeof part === "function" ? (part.prototype as object | undefined) : undefined;
      if (!prototype) continue;
      found = wrapMakers("drizzle-orm", prototype, MAKERS) || found;
      found = wrapRunners(prototype, ["then"]) || found;
    }
    return found;
  },
};
