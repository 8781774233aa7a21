import {
  Entity,
  In,
  Column,
  PrimaryGeneratedColumn,
  type DataSource,
  type EntityManager,
  type Repository,
  MoreThan,
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

export async function selected(repo: Repository<Order>) {
  let sum = 0;
  /** Rows of `Order` by `id`, one page in memory at a time. */
  const ordersInBatches = async function* () {
    const size = 1000;
    let after = {};
    for (;;) {
      const page = await repo.find({
        select: { total: true, id: true },
        relations: {},
        where: after,
        order: { id: "ASC" },
        take: size,
      });
      const last = page[page.length - 1];
      if (last) after = { id: MoreThan(last.id) };
      yield* page;
      if (page.length < size) return;
    }
  };
  for await (const order of ordersInBatches()) sum += order.total;
  return sum;
}
