export const ruleId = "limit-not-in-sql";
