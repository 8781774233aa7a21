import { connect } from "../src/database.js";
import { User } from "../src/user.js";
import { UserReport } from "./user-report.js";

const database = await connect();
const report = new UserReport(database.getRepository(User));

export default async function total(): Promise<number> {
  return report.totalSpent();
}
