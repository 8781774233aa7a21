import { MoreThan, type Repository } from "typeorm";
import type { User } from "../src/user.js";

const BATCH = 1000;

export class UserReport {
  constructor(private readonly users: Repository<User>) {}

  /** The same total as before the fix; 1,000 rows are in memory while it is made. */
  async totalSpent(): Promise<number> {
    let total = 0;
    for await (const user of this.usersInBatches()) {
      total += user.spent;
    }
    return total;
  }

  private async *usersInBatches(): AsyncGenerator<User> {
    let lastId: number | undefined;
    for (;;) {
      const batch: User[] = await this.users.find({
        where: lastId === undefined ? {} : { id: MoreThan(lastId) },
        order: { id: "ASC" },
        take: BATCH,
      });
      yield* batch;
      if (batch.length < BATCH) return;
      lastId = batch[batch.length - 1].id;
    }
  }
}
