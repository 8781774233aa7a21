import type { ToPanel } from "../../client/probe/messages.ts";
import { RunState } from "../../probe/index.ts";
/** Five seconds of a program that climbs to a gigabyte, started by npm. */
export declare function madeUp(until: number): RunState;
export declare function run(ended: boolean): ToPanel;
/** The same program with the agent in it: `workers` workers that each load a table and keep it until they end. */
export declare function withAgent(ended: boolean, workers?: number, file?: string): RunState;
export declare const viewMessage: (state: RunState) => Extract<ToPanel, {
    type: "run";
}>;
