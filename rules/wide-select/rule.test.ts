import { testRule } from "../cases/rule-test.ts";
import { wideSelect } from "./rule.ts";

testRule(wideSelect);
