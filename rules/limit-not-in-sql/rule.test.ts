import { testRule } from "../cases/rule-test.ts";
import { limitNotInSql } from "./rule.ts";

testRule(limitNotInSql);
