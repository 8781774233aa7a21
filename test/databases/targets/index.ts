/** Every library on every database. */
import { targets as drivers } from "./drivers.ts";
import { targets as drizzle } from "./drizzle.ts";
import { targets as knex } from "./knex.ts";
import { targets as kysely } from "./kysely.ts";
import { targets as mikroOrm } from "./mikro-orm.ts";
import { targets as mongodb } from "./mongodb.ts";
import { targets as mongoose } from "./mongoose.ts";
import { targets as objection } from "./objection.ts";
import { targets as prisma } from "./prisma.ts";
import { targets as sequelize } from "./sequelize.ts";
import type { Target } from "./target.ts";
import { targets as typeorm } from "./typeorm.ts";

export const targets: readonly Target[] = [
  ...prisma,
  ...typeorm,
  ...sequelize,
  ...drizzle,
  ...knex,
  ...objection,
  ...kysely,
  ...mikroOrm,
  ...mongoose,
  ...mongodb,
  ...drivers,
];
