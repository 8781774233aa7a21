import { type Target } from "../targets/target.ts";
import { type ConsumerName } from "./consumers.ts";
import { type ShapeName } from "./shapes.ts";
/** A program by what it is made of. */
export interface Program {
    /** "loop-plain": the file's name without its ending. */
    name: string;
    consumer: ConsumerName;
    shape: ShapeName;
    /** The whole module, where it is none of a consumer and a shape. */
    text?: string;
}
/** Each shape with one consumer, each consumer with one shape; those that end early get an order. */
export declare function programsOf(target: Target): Program[];
/** Writes a project into a new folder, every program once; fixes make pages of so many rows. */
export declare function writeProject(target: Target, programs: readonly Program[], folder: string, batchSize: number): void;
/** A program's source. */
export declare function programText(target: Target, { consumer, shape, text }: Program): string;
/** A module whose default export does what the lines say, with the imports that they need. */
export declare function moduleText(target: Target, around: string, body: string): string;
