import { Missing } from "../install.ts";
/** The same; what the machine lacks is an error in CI alone. */
export declare function installedPython(): string | Missing;
