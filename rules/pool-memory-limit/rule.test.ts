import { testRule } from "../cases/rule-test.ts";
import { poolMemoryLimit } from "./rule.ts";

testRule(poolMemoryLimit);
