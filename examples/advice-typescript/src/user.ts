import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class User {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column("varchar")
  name!: string;

  @Column("varchar")
  email!: string;

  @Column("integer")
  spent!: number;

  @Column("text")
  address!: string;

  @Column("text")
  notes!: string;
}
