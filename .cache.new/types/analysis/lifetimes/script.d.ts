import type { Program } from "../program.ts";
import type { Walk } from "../reach/walk.ts";
/**
 * True for a file of a script that comes to an end: neither it, nor a file that imports it, nor what these import
 * listens, waits or looks again, and its package knows no library for services.
 */
export declare function comesToAnEnd(program: Program, walk: Walk, file: string): boolean;
/** True when a text calls a method of one of these names, on whatever it may be. */
export declare function callsOneOf(text: string, names: readonly string[]): boolean;
