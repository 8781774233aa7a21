import { testRule } from "../cases/rule-test.ts";
import { bufferedStream } from "./rule.ts";

testRule(bufferedStream);
