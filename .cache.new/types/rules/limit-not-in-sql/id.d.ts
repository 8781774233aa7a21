export declare const ruleId = "limit-not-in-sql";
