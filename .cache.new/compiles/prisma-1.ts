import { PrismaClient } from "./client.js";

declare const prisma: PrismaClient;
export type { PrismaClient };

export class Service {
  constructor(private readonly db: PrismaClient, private readonly limits: { floor: number }) {}
  async run(job: { data: { note?: string | null } }, tenantId: number | undefined) {
    if (tenantId === undefined) return 0;
    const db = this.db;
    const note = job.data.note;
    const floor = this.limits.floor;
    const createdAt = new Date();
    /** Rows of `order` by `id`, one page in memory at a time. */
    const ordersInBatches = async function* () {
      const size = 1000;
      let after = {};
      for (;;) {
        const page = await db.order.findMany({
          where: { tenantId, note, total: { gt: floor }, createdAt: { lt: createdAt }, OR: [{ status: "open" }, { id: 3 }], ...after },
          include: { items: true },
          orderBy: { id: "asc" },
          take: size,
        });
        const last = page[page.length - 1];
        if (last) after = { id: { gt: last.id } };
        yield* page;
        if (page.length < size) return;
      }
    };
    let items = 0;
    for await (const order of ordersInBatches()) {
      items += order.items.length;
    }
    return items;
  }
}
