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

export async function counted(manager: EntityManager, wanted: Status[]) {
  /** Pages of `Order` by `id`, one page in memory at a time. */
  const orderBatches = async function* () {
    const size = 1000;
    let after = {};
    for (;;) {
      const page = await manager.find(Order, {
        where: [{ status: In(wanted), ...after }, { status: Status.Paid, note: "x", ...after }],
        order: { id: "ASC" },
        take: size,
      });
      const last = page[page.length - 1];
      if (last) after = { id: MoreThan(last.id) };
      yield page;
      if (page.length < size) return;
    }
  };
  let orderCount = 0;
  for await (const page2 of orderBatches()) orderCount += page2.length;
  return { rows: orderCount };
}
