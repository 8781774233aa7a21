/** A thread that type-checks files and tells what it has to say of each. */
import { parentPort, workerData } from "node:worker_threads";
import ts from "typescript";

const program = ts.createProgram(workerData.files, {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  esModuleInterop: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  useDefineForClassFields: false,
  types: ["node"],
  typeRoots: [workerData.typeRoot],
});
const found = new Map();
for (const one of ts.getPreEmitDiagnostics(program)) {
  const name = one.file?.fileName ?? "";
  const line = one.file ? one.file.getLineAndCharacterOfPosition(one.start ?? 0).line + 1 : 0;
  const text = `line ${line}: ${ts.flattenDiagnosticMessageText(one.messageText, " ")}`;
  found.set(name, found.has(name) ? `${found.get(name)}\n${text}` : text);
}
parentPort.postMessage([...found]);
