import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";

const rows = new Database(workerData, { readonly: true }).prepare("SELECT * FROM users").all();
let letters = 0;
for (const { bio } of rows) letters += bio.length;
parentPort.postMessage(letters);
