import { testRule } from "../cases/rule-test.ts";
import { inMemoryWork } from "./rule.ts";

testRule(inMemoryWork);
