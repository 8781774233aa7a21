import { PrismaClient } from "./client.js";

declare const prisma: PrismaClient;
export type { PrismaClient };

export async function nested(users: { id: number }[]) {
  let sum = 0;
  for (const user of users) {
    for (const order of await prisma.order.findMany({ where: { tenantId: user.id }, omit: { note: true }, take: 1000 })) {
      if (order.total > 100) break;
      await prisma.order.update({ where: { id: order.id }, data: { total: 0 } });
      sum += order.total;
    }
  }
  return sum;
}
