import { type ProbeIo } from "./probe-io.ts";
interface Wish {
    /** `null`: as the file says, else once. */
    repeat: number | null;
    agent: boolean;
}
/** `probe --experiments`: runs the commands of a file and compares them. Throws CannotProbe. */
export declare function experimentsCommand(wish: Wish & {
    file: string;
}, io: Required<ProbeIo>): Promise<number>;
/** `probe --vary`: runs a command as it is and with other allocator settings. Throws CannotProbe. */
export declare function varyCommand(wish: Wish & {
    names: string[];
    command: string[];
}, io: Required<ProbeIo>): Promise<number>;
export {};
