import { createHash } from "node:crypto";
import path from "node:path";
import type { ComparedRun, KeptPage, RunView } from "./shapes.ts";

/** Names of the editor's colours, as its own light and dark themes have them: the page asks for no others. */
const LIGHT = {
  foreground: "#3b3b3b",
  descriptionForeground: "#616161",
  "editor-background": "#ffffff",
  errorForeground: "#c72e0f",
  focusBorder: "#005fb8",
  "textLink-foreground": "#005fb8",
  "widget-border": "#e5e5e5",
  "charts-blue": "#1a85ff",
  "charts-red": "#e51400",
  "charts-green": "#388a34",
  "charts-yellow": "#bf8803",
  "charts-purple": "#652d90",
  "charts-orange": "#d18616",
};
const DARK: typeof LIGHT = {
  foreground: "#cccccc",
  descriptionForeground: "#9d9d9d",
  "editor-background": "#1f1f1f",
  errorForeground: "#f85149",
  focusBorder: "#0078d4",
  "textLink-foreground": "#4daafc",
  "widget-border": "#313131",
  "charts-blue": "#3794ff",
  "charts-red": "#f14c4c",
  "charts-green": "#89d185",
  "charts-yellow": "#cca700",
  "charts-purple": "#b180d7",
  "charts-orange": "#d18616",
};

const variables = (colours: typeof LIGHT) =>
  Object.entries(colours)
    .map(([name, colour]) => `--vscode-${name}:${colour}`)
    .join(";");

const THEME = `:root{color-scheme:light dark;--vscode-font-family:system-ui,sans-serif;--vscode-editor-font-family:ui-monospace,monospace;${variables(LIGHT)}}
@media (prefers-color-scheme:dark){:root{${variables(DARK)}}}
`;

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A parser of HTML reads CR LF as LF, and would end the element at its own end tag. */
const inline = (text: string, name: "script" | "style") =>
  text
    .replaceAll("\r\n", "\n")
    .replace(new RegExp(`</(?=${name})`, "gi"), "<\\/")
    .replaceAll("<!--", "<\\!--");

/** The bundle of the panel's page. */
export interface PanelBundle {
  script: string;
  style: string;
}

/**
 * The page of a run as one file: the panel's script and style with the data that they show. It asks for nothing, and its policy
 * lets nothing run but these two.
 */
export function standalonePage(panel: PanelBundle, run: RunView, runs: ComparedRun[]): string {
  const script = inline(panel.script, "script");
  const style = inline(`${THEME}${panel.style}`, "style");
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;
  // In JSON these characters stand only in strings, where an escape says the same.
  // The folder's name tells the run; where it lies is nobody's business to whom the page is sent.
  const kept: KeptPage = { run: { ...run, folder: path.basename(run.folder) }, runs };
  const data = JSON.stringify(kept).replaceAll("<", "\\u003c");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(`Memory of ${run.command}`)}</title>
<style>${style}</style>
</head>
<body class="standalone">
<main id="panel"></main>
<script type="application/json" id="kept">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}

const escapeText = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
