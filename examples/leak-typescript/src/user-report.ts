import type { Repository } from "typeorm";
import type { User } from "./user.js";

/** What the workers do with the users. */
export class UserReport {
  constructor(private readonly users: Repository<User>) {}

  /** Looks at each row once; all rows are in memory while it does. */
  async totalSpent(): Promise<number> {
    const users = await this.users.find();
    let total = 0;
    for (const user of users) {
      total += user.spent;
    }
    return total;
  }

  /** Hands all rows on, so reading them in batches would not help: whoever gets them has to change too. */
  async everybody(): Promise<User[]> {
    return this.users.find();
  }

  /** Bounded: however large the table grows, this stays small. */
  async biggestSpenders(): Promise<User[]> {
    return this.users.find({ order: { spent: "DESC" }, take: 10 });
  }
}
