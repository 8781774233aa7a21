export declare const isSmallName: (table: string) => boolean;
export declare const isBulkName: (table: string) => boolean;
/** Keys of the one who owns data: a tenant, an account, a user. */
export declare const tenantKey: RegExp;
/** Columns that look like a key of something; `feature_name` is that of a feature, `name` a column like others. */
export declare const keyLike: RegExp;
/** Columns that rows have in common, where no schema tells: moments, states, numbers, names. */
export declare const sharedColumn: RegExp;
/** A relation's name that stands for many rows; some words end in an s by themselves, or are one thing with many parts. */
export declare const isPluralName: (relation: string) => boolean;
