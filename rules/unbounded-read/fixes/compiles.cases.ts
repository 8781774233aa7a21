/** For tests: programs in strict TypeScript whose batch rewrite has to compile against the ORM's own types. */

export const typeormHead = `import { Entity, In, Column, PrimaryGeneratedColumn, type DataSource, type EntityManager, type Repository } from "typeorm";

enum Status { Paid = "paid", Open = "open" }

@Entity()
class Order {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text") status!: Status;
  @Column() total!: number;
  @Column({ nullable: true, type: "text" }) note!: string | null;
}
export { Order };

`;

export const typeormPrograms: string[] = [
  `export async function all(repo: Repository<Order>): Promise<number> {
  let sum = 0;
  for (const order of await repo.find()) sum += order.total;
  return sum;
}
`,
  `export class Service {
  constructor(private readonly orders: Repository<Order>, private readonly tenant: string | undefined) {}
  async run(status: Status | undefined, user?: { id: number }) {
    if (!status || !user) return 0;
    const rows = await this.orders.find({ where: { status, total: user.id, note: this.tenant }, order: { id: "DESC" } });
    let sum = 0;
    for (const { total, id } of rows) {
      sum += total + id;
    }
    return sum;
  }
}
`,
  `export async function counted(manager: EntityManager, wanted: Status[]) {
  const orders: Order[] = await manager.find(Order, { where: [{ status: In(wanted) }, { status: Status.Paid, note: "x" }] });
  return { rows: orders.length };
}
`,
  `export async function by(source: DataSource) {
  const rows = await source.getRepository(Order).findBy({ status: Status.Open });
  rows.forEach((row) => console.log(row.id, row.note?.length));
}
`,
  `export async function selected(repo: Repository<Order>) {
  let sum = 0;
  for (const order of await repo.find({ select: { total: true }, relations: {} })) sum += order.total;
  return sum;
}
`,
];

/** \`PRISMA\` is replaced by the module that exports \`PrismaClient\`. */
export const prismaHead = `import { PrismaClient } from "PRISMA";

declare const prisma: PrismaClient;
export type { PrismaClient };

`;

export const prismaPrograms: string[] = [
  `export default async (): Promise<number> => {
  let sum = 0;
  for (const order of await prisma.order.findMany({ where: { status: "paid" } })) {
    const half: number = order.total / 2;
    sum += half;
  }
  return sum;
};
`,
  `export class Service {
  constructor(private readonly db: PrismaClient, private readonly limits: { floor: number }) {}
  async run(job: { data: { note?: string | null } }, tenantId: number | undefined) {
    if (tenantId === undefined) return 0;
    const orders = await this.db.order.findMany({
      where: { tenantId, note: job.data.note, total: { gt: this.limits.floor }, createdAt: { lt: new Date() }, OR: [{ status: "open" }, { id: 3 }] },
      include: { items: true },
    });
    let items = 0;
    for (const order of orders) {
      items += order.items.length;
    }
    return items;
  }
}
`,
  `export const count = async () => (await prisma.order.findMany({ where: { id: { gt: 5 } }, select: { total: true } })).length;
`,
  `export async function chosen(paid: boolean, more?: { tenantId: number }) {
  let sum = 0;
  const rows = await prisma.order.findMany({ where: paid ? { status: "paid" } : more, select: { total: true, items: { select: { id: true } } } });
  for (const { total, items } of rows) sum += total + items.length;
  return sum;
}
`,
  `export async function filtered(where?: { status: "paid" }) {
  const ids: string[] = [];
  for (const item of await prisma.item.findMany({ where: { order: where }, orderBy: { id: "desc" } })) ids.push(item.id);
  for (const order of [] as number[]) console.log(order);
  return ids;
}
`,
  `export async function nested(users: { id: number }[]) {
  let sum = 0;
  for (const user of users) {
    for (const order of await prisma.order.findMany({ where: { tenantId: user.id }, omit: { note: true } })) {
      if (order.total > 100) break;
      await prisma.order.update({ where: { id: order.id }, data: { total: 0 } });
      sum += order.total;
    }
  }
  return sum;
}
`,
];
