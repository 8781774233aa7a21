import { Entity, In, Column, PrimaryGeneratedColumn, type DataSource, type EntityManager, type Repository } from "typeorm";

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
  const orders: Order[] = await manager.find(Order, { where: [{ status: In(wanted) }, { status: Status.Paid, note: "x" }], take: 1000 });
  return { rows: orders.length };
}
