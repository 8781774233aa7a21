import { type Decorator } from "../facts.ts";
import type { Program } from "../program.ts";
import { type ClassRef, type Scope } from "../values/value.ts";
import { type EntrySite } from "./entry.ts";
/** Entries that a decorator of a class, or of one of its members, makes. */
export declare function decorated(program: Program, ref: ClassRef, decorator: Decorator, member: string | undefined): EntrySite[];
/** Entries that a decorator of a function makes. */
export declare function decoratedFunction(program: Program, target: Scope, decorator: Decorator): EntrySite[];
/** Files that decorate with what a file makes of a library's decorators. */
export declare function usersOfDecorators(program: Program, file: string): string[];
