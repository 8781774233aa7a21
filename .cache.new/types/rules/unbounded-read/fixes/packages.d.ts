/** Packages whose presence decides what a rewrite may use; only these are carried with a finding. */
export declare const askedPackages: ReadonlySet<string>;
/** Packages that limit how much runs at once, with the last of their major versions that CommonJS can `require`. */
export declare const limiters: readonly [{
    readonly name: "p-limit";
    readonly lastCommonJs: 3;
}, {
    readonly name: "p-map";
    readonly lastCommonJs: 4;
}];
