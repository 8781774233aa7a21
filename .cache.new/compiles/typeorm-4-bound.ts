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

export async function selected(repo: Repository<Order>) {
  let sum = 0;
  for (const order of await repo.find({ select: { total: true }, relations: {}, take: 1000 })) sum += order.total;
  return sum;
}
