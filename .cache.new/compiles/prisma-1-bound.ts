import { PrismaClient } from "./client.js";

declare const prisma: PrismaClient;
export type { PrismaClient };

export class Service {
  constructor(private readonly db: PrismaClient, private readonly limits: { floor: number }) {}
  async run(job: { data: { note?: string | null } }, tenantId: number | undefined) {
    if (tenantId === undefined) return 0;
    const orders = await this.db.order.findMany({
      where: { tenantId, note: job.data.note, total: { gt: this.limits.floor }, createdAt: { lt: new Date() }, OR: [{ status: "open" }, { id: 3 }] },
      include: { items: true },
      take: 1000,
    });
    let items = 0;
    for (const order of orders) {
      items += order.items.length;
    }
    return items;
  }
}
