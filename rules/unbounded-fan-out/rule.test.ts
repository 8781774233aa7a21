import { testRule } from "../cases/rule-test.ts";
import { unboundedFanOut } from "./rule.ts";

testRule(unboundedFanOut);
