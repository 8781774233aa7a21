import run, { type Task } from "./task.js";

process.send?.(run(process.argv[2] as Task), () => process.disconnect());
