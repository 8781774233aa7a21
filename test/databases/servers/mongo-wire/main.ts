/**
 * A stand-in for MongoDB, which no registry has: it speaks the real wire protocol (OP_MSG, and OP_QUERY for the first
 * greeting) to the real drivers, and keeps documents in memory. `main.ts PORT HOME`; `home` has bson and mingo.
 */
import { createRequire } from "node:module";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import type { Document } from "./collection.ts";
import { Commands } from "./commands.ts";

const [port, home] = process.argv.slice(2) as [string, string];
const require = createRequire(join(home, "package.json"));
const { BSON, Long } = require("mongodb") as {
  BSON: { serialize(document: Document): Uint8Array; deserialize(bytes: Uint8Array): Document };
  Long: { fromNumber(value: number): unknown };
};
const { Query, aggregate, find, updateOne } = require("mingo");
const commands = new Commands({ Query, aggregate, find, updateOne }, Long.fromNumber);

const opReply = 1;
const opQuery = 2004;
const opMessage = 2013;

createServer((socket) => {
  let waiting = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (bytes) => {
    waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
    while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE(0)) {
      const length = waiting.readInt32LE(0);
      answer(socket, waiting.subarray(0, length));
      waiting = waiting.subarray(length);
    }
  });
}).listen(Number(port), "127.0.0.1");

function answer(socket: Socket, message: Buffer): void {
  const request = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === opMessage) {
    const flags = message.readUInt32LE(16);
    const reply = commands.run(commandOf(message));
    const moreToCome = 2;
    if ((flags & moreToCome) === 0)
      socket.write(framed(opMessage, request, [Buffer.alloc(4), Buffer.of(0), encoded(reply)]));
  } else if (operation === opQuery) {
    const start = message.indexOf(0, 20) + 1 + 8;
    const reply = commands.run(BSON.deserialize(message.subarray(start)));
    const head = Buffer.alloc(20);
    head.writeInt32LE(1, 16);
    socket.write(framed(opReply, request, [head, encoded(reply)]));
  } else socket.destroy();
}

/** The command's document, with the documents that came beside it. */
function commandOf(message: Buffer): Document {
  const checksum = message.readUInt32LE(16) & 1 ? 4 : 0;
  let command: Document = {};
  const beside: Document = {};
  for (let at = 20; at < message.length - checksum; ) {
    const kind = message[at++];
    const length = message.readInt32LE(at);
    if (kind === 0) command = BSON.deserialize(message.subarray(at, at + length));
    else {
      const nameEnd = message.indexOf(0, at + 4);
      const documents: Document[] = [];
      for (let inside = nameEnd + 1; inside < at + length; inside += message.readInt32LE(inside))
        documents.push(BSON.deserialize(message.subarray(inside, inside + message.readInt32LE(inside))));
      beside[message.toString("utf8", at + 4, nameEnd)] = documents;
    }
    at += length;
  }
  return { ...command, ...beside };
}

function encoded(document: Document): Buffer {
  return Buffer.from(BSON.serialize(document));
}

function framed(operation: number, request: number, parts: Buffer[]): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + parts.reduce((sum, part) => sum + part.length, 0), 0);
  head.writeInt32LE(request, 8);
  head.writeInt32LE(operation, 12);
  return Buffer.concat([head, ...parts]);
}
