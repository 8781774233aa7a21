export declare const standIns: Record<string, string>;
