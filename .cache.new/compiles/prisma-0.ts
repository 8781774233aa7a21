import { PrismaClient } from "./client.js";

declare const prisma: PrismaClient;
export type { PrismaClient };

export default async (): Promise<number> => {
  let sum = 0;
  for await (const order of ordersInBatches()) {
    const half: number = order.total / 2;
    sum += half;
  }
  return sum;
};

/** Rows of `order` by `id`, one page in memory at a time. */
async function* ordersInBatches() {
  const size = 1000;
  let after = {};
  for (;;) {
    const page = await prisma.order.findMany({
      where: { status: "paid", ...after },
      orderBy: { id: "asc" },
      take: size,
    });
    const last = page[page.length - 1];
    if (last) after = { id: { gt: last.id } };
    yield* page;
    if (page.length < size) return;
  }
}
