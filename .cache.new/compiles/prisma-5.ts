import { PrismaClient } from "./client.js";

declare const prisma: PrismaClient;
export type { PrismaClient };

export async function nested(users: { id: number }[]) {
  let sum = 0;
  for (const user of users) {
    const userId = user.id;
    /** Rows of `order` by `id`, one page in memory at a time. */
    const ordersInBatches = async function* () {
      const size = 1000;
      let after = {};
      for (;;) {
        const page = await prisma.order.findMany({
          where: { tenantId: userId, ...after },
          omit: { note: true },
          orderBy: { id: "asc" },
          take: size,
        });
        const last = page[page.length - 1];
        if (last) after = { id: { gt: last.id } };
        yield* page;
        if (page.length < size) return;
      }
    };
    for await (const order of ordersInBatches()) {
      if (order.total > 100) break;
      await prisma.order.update({ where: { id: order.id }, data: { total: 0 } });
      sum += order.total;
    }
  }
  return sum;
}
