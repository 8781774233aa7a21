import { testRule } from "../cases/rule-test.ts";
import { rowsHeldAcrossAwait } from "./rule.ts";

testRule(rowsHeldAcrossAwait);
