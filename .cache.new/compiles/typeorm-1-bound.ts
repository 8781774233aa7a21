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

export class Service {
  constructor(private readonly orders: Repository<Order>, private readonly tenant: string | undefined) {}
  async run(status: Status | undefined, user?: { id: number }) {
    if (!status || !user) return 0;
    const rows = await this.orders.find({ where: { status, total: user.id, note: this.tenant }, order: { id: "DESC" }, take: 1000 });
    let sum = 0;
    for (const { total, id } of rows) {
      sum += total + id;
    }
    return sum;
  }
}
