import { wrapCalls } from "../caller.ts";
import type { Driver } from "./driver.ts";

const FIND = ["findAll", "findAndCountAll", "findByPk", "findOne"];

export const sequelize: Driver = {
  name: "sequelize",
  module: /(?:^|[\\/])sequelize(?:[\\/]lib[\\/]index\.js)?$/,
  patch(exports) {
    const { Model, Sequelize } = exports as { Model?: object; Sequelize?: { prototype: object } };
    if (!Model || !Sequelize) return false;
    wrapCalls("sequelize", Sequelize.prototype, ["query"]);
    return wrapCalls("sequelize", Model, FIND);
  },
};
