import fs from "node:fs";
import * as vscode from "vscode";
import { probeCommand } from "../command-names.ts";
import { PANEL_TYPE, type PanelActions, ProbePanel } from "./panel-host.ts";
import { pickTarget } from "./pick-target.ts";
import { FollowedRun, startRun } from "./run.ts";
import type { Target } from "./targets.ts";
import { followVerification, type VerifiedFinding, verifyWords } from "./verify.ts";

const RESTRICTED = "The probe is off in restricted mode; trust this workspace to run programs.";

/**
 * Registers *Probe memory of…* and the panel it opens. Programs are run by the extension's own command line, in a process
 * that outlives the editor; a panel that the editor restores finds its run again.
 */
export function registerProbe(context: vscode.ExtensionContext): void {
  const cli = context.asAbsolutePath("dist/cli.cjs");
  let panel: ProbePanel | null = null;

  const actions: PanelActions = { choose: () => void choose(), again: (target) => void probe(target) };

  const keep = (opened: ProbePanel) => {
    panel = opened;
    opened.onClosed(() => {
      if (panel === opened) panel = null;
    });
    return opened;
  };

  const choose = async () => {
    if (!vscode.workspace.isTrusted) return void vscode.window.showWarningMessage(RESTRICTED);
    const target = await pickTarget(context.workspaceState);
    if (target) await probe(target);
  };

  // The command's enablement keeps it out of the palette, but other ways lead here: a key binding, a page kept from before.
  const probe = async (target: Target, more: string[] = []): Promise<FollowedRun | undefined> => {
    if (!vscode.workspace.isTrusted) return void vscode.window.showWarningMessage(RESTRICTED);
    try {
      const run = startRun(cli, target, more);
      panel ??= keep(new ProbePanel(context.extensionUri, actions));
      panel.show(run, target);
      panel.reveal();
      return run;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      void vscode.window.showErrorMessage(
        `Cannot probe: .orm-memory cannot be written in ${target.cwd} (${code ?? message}).`,
      );
    }
  };

  // A finding without a fix has nothing to verify, but its program can be probed.
  const verify = async (finding: VerifiedFinding) => {
    if (finding.fix === null) return choose();
    if (!vscode.workspace.isTrusted) return void vscode.window.showWarningMessage(RESTRICTED);
    const target = await pickTarget(context.workspaceState, { title: "Verify the fix with…", attach: false });
    const run = target && (await probe(target, verifyWords(finding)));
    if (!run) return;
    followVerification(run, {
      show: (second) => panel?.show(second, target),
      done: (sentence) => void vscode.window.showInformationMessage(sentence),
    });
  };

  context.subscriptions.push(
    vscode.commands.registerCommand(probeCommand, (finding?: VerifiedFinding) =>
      finding ? verify(finding) : choose(),
    ),
    vscode.window.registerWebviewPanelSerializer(PANEL_TYPE, {
      async deserializeWebviewPanel(revived: vscode.WebviewPanel, state?: { folder?: string }) {
        const opened = keep(new ProbePanel(context.extensionUri, actions, revived));
        if (state?.folder && fs.existsSync(state.folder)) opened.show(new FollowedRun(state.folder), null);
      },
    }),
  );
}
