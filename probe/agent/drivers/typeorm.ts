import { wrapCalls } from "../caller.ts";
import type { Driver } from "./driver.ts";

const FIND = ["find", "findBy", "findAndCount", "findAndCountBy", "findByIds", "findOne", "findOneBy", "query"];
const GET = [
  "getMany",
  "getManyAndCount",
  "getRawMany",
  "getRawAndEntities",
  "getOne",
  "getRawOne",
  "stream",
  "execute",
];

interface Classes {
  Repository?: { prototype: object };
  EntityManager?: { prototype: object };
  SelectQueryBuilder?: { prototype: object };
}

/** TypeORM's ES module hands its CommonJS classes on, so there is one of each. */
export const typeorm: Driver = {
  name: "typeorm",
  module: /(?:^|[\\/])typeorm(?:[\\/]index\.js)?$/,
  patch(exports) {
    const { Repository, EntityManager, SelectQueryBuilder } = exports as Classes;
    if (!Repository || !EntityManager || !SelectQueryBuilder) return false;
    wrapCalls("typeorm", Repository.prototype, FIND);
    wrapCalls("typeorm", EntityManager.prototype, FIND);
    return wrapCalls("typeorm", SelectQueryBuilder.prototype, GET);
  },
};
