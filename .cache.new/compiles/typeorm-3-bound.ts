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

export async function by(source: DataSource) {
  const rows = await source.getRepository(Order).find({ where: { status: Status.Open }, take: 1000 });
  rows.forEach((row) => console.log(row.id, row.note?.length));
}
