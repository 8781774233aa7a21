import {
  Entity,
  In,
  Column,
  PrimaryGeneratedColumn,
  type DataSource,
  type EntityManager,
  type Repository,
  LessThan,
} from "typeorm";

enum Status { Paid = "paid", Open = "open" }

@Entity()
class Order {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text") status!: Status;
  @Column() total!: number;
  @Column({ nullable: true, type: "text" }) note!: string | null;
}
export { Order };

export class Service {
  constructor(private readonly orders: Repository<Order>, private readonly tenant: string | undefined) {}
  async run(status: Status | undefined, user?: { id: number }) {
    if (!status || !user) return 0;
    const orders = this.orders;
    const userId = user.id;
    const tenant = this.tenant;
    /** Rows of `Order` by `id`, one page in memory at a time. */
    const ordersInBatches = async function* () {
      const size = 1000;
      let after = {};
      for (;;) {
        const page = await orders.find({
          where: { status, total: userId, note: tenant, ...after },
          order: { id: "DESC" },
          take: size,
        });
        const last = page[page.length - 1];
        if (last) after = { id: LessThan(last.id) };
        yield* page;
        if (page.length < size) return;
      }
    };
    let sum = 0;
    for await (const { total, id } of ordersInBatches()) {
      sum += total + id;
    }
    return sum;
  }
}
