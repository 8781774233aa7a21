import { testRule } from "../cases/rule-test.ts";
import { accumulatedPages } from "./rule.ts";

testRule(accumulatedPages);
