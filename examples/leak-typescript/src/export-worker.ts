import { connect } from "./database.js";
import { User } from "./user.js";
import { UserReport } from "./user-report.js";

const database = await connect();
const report = new UserReport(database.getRepository(User));

export default async function everybody(): Promise<User[]> {
  return report.everybody();
}
