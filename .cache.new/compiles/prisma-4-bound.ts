import { PrismaClient } from "./client.js";

declare const prisma: PrismaClient;
export type { PrismaClient };

export async function filtered(where?: { status: "paid" }) {
  const ids: string[] = [];
  for (const item of await prisma.item.findMany({ where: { order: where }, orderBy: { id: "desc" }, take: 1000 })) ids.push(item.id);
  for (const order of [] as number[]) console.log(order);
  return ids;
}
