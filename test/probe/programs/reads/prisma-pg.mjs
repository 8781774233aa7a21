import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../pg-client/client.ts";

let prisma;

export async function read(connectionString) {
  prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString }) });
  const [rows] = await Promise.all([
    prisma.user.findMany(), // <- read
    prisma.user.count(),
  ]);
  return rows;
}

export const close = () => prisma.$disconnect();
