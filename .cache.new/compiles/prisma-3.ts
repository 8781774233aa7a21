import { PrismaClient } from "./client.js";

declare const prisma: PrismaClient;
export type { PrismaClient };

export async function chosen(paid: boolean, more?: { tenantId: number }) {
  let sum = 0;
  /** Rows of `order` by `id`, one page in memory at a time. */
  const ordersInBatches = async function* () {
    const size = 1000;
    let after = {};
    for (;;) {
      const page = await prisma.order.findMany({
        where: { AND: [(paid ? { status: "paid" } : more) ?? {}, after] },
        select: { total: true, items: { select: { id: true } }, id: true },
        orderBy: { id: "asc" },
        take: size,
      });
      const last = page[page.length - 1];
      if (last) after = { id: { gt: last.id } };
      yield* page;
      if (page.length < size) return;
    }
  };
  for await (const { total, items } of ordersInBatches()) sum += total + items.length;
  return sum;
}
