import { testRule } from "../cases/rule-test.ts";
import { poolNotClosed } from "./rule.ts";

testRule(poolNotClosed);
