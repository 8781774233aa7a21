// Imported first: at its end the program writes what it cost, to the file that COST_FILE names.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const cost = { cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS * 1024 };
  writeFileSync(process.env.COST_FILE, JSON.stringify(cost));
});
