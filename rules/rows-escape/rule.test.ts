import { testRule } from "../cases/rule-test.ts";
import { rowsEscape } from "./rule.ts";

testRule(rowsEscape);
