import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaClient } from "../sqlite-client/client.ts";

let prisma;

export async function read(address) {
  prisma = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${address}` }) });
  return prisma.user.findMany({ where: { id: { gt: 0 } } }); // <- read
}

export const close = () => prisma.$disconnect();
