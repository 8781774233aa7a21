import { testRule } from "../cases/rule-test.ts";
import { relationExplosion } from "./rule.ts";

testRule(relationExplosion);
