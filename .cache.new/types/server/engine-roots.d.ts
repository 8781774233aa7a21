import type { CheckOptions } from "../rules/linter.ts";
import type { EngineCall, EngineCalls, ToEngine } from "./engine-messages.ts";
export declare class EngineRoots {
    #private;
    /** Carries out one call. Throws an Error whose message may be shown to the user. */
    answer(message: Exclude<ToEngine, {
        call: "cancel";
    }>, options: CheckOptions): Promise<EngineCalls[EngineCall]["answer"]>;
}
