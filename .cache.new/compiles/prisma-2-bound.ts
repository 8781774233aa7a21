import { PrismaClient } from "./client.js";

declare const prisma: PrismaClient;
export type { PrismaClient };

export const count = async () => (await prisma.order.findMany({ where: { id: { gt: 5 } }, select: { total: true }, take: 1000 })).length;
