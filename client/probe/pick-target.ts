import path from "node:path";
import * as vscode from "vscode";
import { formatCommand, parseCommandLine } from "./command-line.ts";
import { type LaunchConfiguration, launchTargets } from "./launch-targets.ts";
import { fileTarget, packageFolder, scriptTargets, type Target } from "./targets.ts";

const LAST_COMMAND = "ormMemory.lastProbeCommand";

type Ask = (memory: vscode.Memento, cwd: string) => Promise<Target | undefined>;
type Item = vscode.QuickPickItem & { target?: Target; ask?: Ask };

/** Offers the current file, the scripts of its package and of each workspace folder, and a command line. `undefined` when the user leaves. */
export async function pickTarget(
  memory: vscode.Memento,
  { title = "Probe memory of…", attach = true } = {},
): Promise<Target | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  const document = vscode.window.activeTextEditor?.document;
  const file = document?.uri.scheme === "file" ? document.uri.fsPath : undefined;
  const folderOfFile = document && vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
  const top = folderOfFile ?? folders[0]?.uri.fsPath ?? (file && path.dirname(file));
  if (!top) {
    void vscode.window.showInformationMessage("Open a folder or a file first; the probe runs something of it.");
    return undefined;
  }

  const current = file ? fileTarget(file, top) : null;
  const packages = new Set([...(file ? [packageFolder(file, top)] : []), top, ...folders.map(({ uri }) => uri.fsPath)]);
  const items: Item[] = [
    ...(current ? [heading("Current file"), itemFor(current, "$(file-code)")] : []),
    ...[...packages].flatMap((folder) => {
      const scripts = scriptTargets(folder, top);
      const name = path.relative(path.dirname(top), folder) || path.basename(folder);
      return scripts.length ? [heading(`Scripts of ${name}`), ...scripts.map((each) => itemFor(each, "$(play)"))] : [];
    }),
    ...folders.flatMap(({ uri, name }) => {
      const configured =
        vscode.workspace.getConfiguration("launch", uri).get<LaunchConfiguration[]>("configurations") ?? [];
      const targets = launchTargets(configured, { workspaceFolder: uri.fsPath, ...(file ? { file } : {}) });
      return targets.length
        ? [heading(`Launch configurations of ${name}`), ...targets.map((each) => itemFor(each, "$(debug-alt)"))]
        : [];
    }),
    heading("Something else"),
    { label: "$(terminal) A command…", detail: "Any program, written as in a terminal", ask: typedTarget },
    ...(attach
      ? [{ label: "$(pulse) A process that runs…", detail: "Measured from outside, until it ends", ask: runningTarget }]
      : []),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: "The program is run, and the memory of all its processes is measured",
    matchOnDetail: true,
  });
  if (!chosen?.ask) return chosen?.target;
  return chosen.ask(memory, file ? packageFolder(file, top) : top);
}

const heading = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });

const itemFor = (target: Target, icon: string): Item => ({
  label: `${icon} ${target.label}`,
  detail: formatCommand(target.command),
  target,
});

async function runningTarget(_memory: vscode.Memento, cwd: string): Promise<Target | undefined> {
  const isProcess = (text: string) => /^[1-9]\d*$/.test(text.trim());
  const text = await vscode.window.showInputBox({
    title: "Probe memory of a process that runs",
    prompt: "Its process id. It is measured until it ends or you stop; it is not stopped with the probe.",
    validateInput: (value) => (isProcess(value) ? undefined : "Type a process id, a number."),
  });
  if (text === undefined || !isProcess(text)) return undefined;
  return { label: `process ${text.trim()}`, command: [`pid ${text.trim()}`], cwd, pid: Number(text) };
}

async function typedTarget(memory: vscode.Memento, cwd: string): Promise<Target | undefined> {
  const parse = (text: string) => parseCommandLine(text, process.platform !== "win32");
  const text = await vscode.window.showInputBox({
    title: "Probe memory of a command",
    prompt: `It runs in ${cwd}, without a shell. Enter starts it.`,
    value: memory.get<string>(LAST_COMMAND) ?? "node ",
    ignoreFocusOut: true,
    validateInput: (value) => {
      const line = parse(value);
      return "problem" in line ? line.problem : undefined;
    },
  });
  if (text === undefined) return undefined;
  const line = parse(text);
  if ("problem" in line) return undefined;
  await memory.update(LAST_COMMAND, text);
  return { label: text, command: line.words, cwd };
}
