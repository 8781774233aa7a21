import { PrismaClient } from "./client.js";

declare const prisma: PrismaClient;
export type { PrismaClient };

export async function filtered(where?: { status: "paid" }) {
  const ids: string[] = [];
  /** Rows of `item` by `id`, one page in memory at a time. */
  const itemsInBatches = async function* () {
    const size = 1000;
    let after = {};
    for (;;) {
      const page = await prisma.item.findMany({
        where: { order: where, ...after },
        orderBy: { id: "desc" },
        take: size,
      });
      const last = page[page.length - 1];
      if (last) after = { id: { lt: last.id } };
      yield* page;
      if (page.length < size) return;
    }
  };
  for await (const item of itemsInBatches()) ids.push(item.id);
  for (const order of [] as number[]) console.log(order);
  return ids;
}
