import { PrismaClient } from "./client.js";

declare const prisma: PrismaClient;
export type { PrismaClient };

export const count = async () => {
  let orderCount = 0;
  for await (const page of orderBatches()) orderCount += page.length;
  return orderCount;
};

/** Pages of `order` by `id`, one page in memory at a time. */
async function* orderBatches() {
  const size = 1000;
  let after = {};
  for (;;) {
    const page = await prisma.order.findMany({
      where: { AND: [{ id: { gt: 5 } }, after] },
      select: { total: true, id: true },
      orderBy: { id: "asc" },
      take: size,
    });
    const last = page[page.length - 1];
    if (last) after = { id: { gt: last.id } };
    yield page;
    if (page.length < size) return;
  }
}
