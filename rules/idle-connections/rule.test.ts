import { testRule } from "../cases/rule-test.ts";
import { idleConnections } from "./rule.ts";

testRule(idleConnections);
