import { wrapMakers, wrapRunners } from "../caller.ts";
import type { Driver } from "./driver.ts";

/** `knex("users")` calls `table`; the query runs when somebody waits for it. */
export const knex: Driver = {
  name: "knex",
  module: /[\\/]knex[\\/]lib[\\/]query[\\/]querybuilder(?:\.js)?$/,
  patch(exports) {
    const { prototype } = exports as { prototype?: object };
    if (!prototype || !("then" in prototype)) return false;
    wrapMakers("knex", prototype, ["from", "table", "select", "into"]);
    return wrapRunners(prototype, ["then", "asCallback"]);
  },
};
