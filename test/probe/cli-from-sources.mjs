// The command line from its sources, for tests that start it as the extension starts dist/cli.cjs.
import { register } from "tsx/esm/api";

register();
const { probeCommand } = await import("../../cli/probe.ts");
process.exitCode = await probeCommand(process.argv.slice(3));
