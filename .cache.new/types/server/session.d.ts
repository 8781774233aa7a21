/** One client's session: which message goes to which part of the server. What the parts do is written in them. */
import { type Connection } from "vscode-languageserver/node";
import type { EngineThread } from "./engine.ts";
export declare function startSession(connection: Connection, startEngine: () => EngineThread, version: string): void;
