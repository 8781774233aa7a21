/**
 * `npm run curves`: the picture of the README, drawn from the reports that `npm run example` has just left: the same
 * work before the fix, after it, and with limited heaps, on one scale. Needs a chromium on PATH (or in CHROMIUM).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runs = join(root, "examples/leak-typescript/.orm-memory/runs");
const out = join(root, "docs/images/before-after.png");

const programs = [
  { script: "src/total.js", name: "whole table in each worker", color: "#ff6b57" },
  { script: "fixed/total.js", name: "in batches of 1,000", color: "#4dd0a0" },
  { script: "fixed/total-limited.js", name: "in batches, heaps limited", color: "#6cb6ff" },
];

const reports = readdirSync(runs)
  .sort()
  .reverse()
  .map((run) => join(runs, run, "report.json"))
  .filter((file) => existsSync(file))
  .map((file) => JSON.parse(readFileSync(file, "utf8")));
const curves = programs.map((program) => {
  const report = reports.find(({ run }) => run.command.at(-1)?.endsWith(program.script));
  if (!report) throw new Error(`${runs} has no run of ${program.script}. Run npm run example first.`);
  const { t, tree } = report.series;
  const peak = tree.indexOf(Math.max(...tree));
  return { ...program, t, tree, peak: { t: t[peak], bytes: tree[peak] }, low: report.summary.peakTreeRss.low };
});

const [width, height] = [880, 330];
const [left, right, top, bottom] = [74, 14, 40, 36];
const longest = Math.max(...curves.map(({ t }) => t.at(-1)));
const most = Math.max(...curves.map(({ low }) => low)) * 1.06;
const x = (t) => left + ((width - left - right) * t) / longest;
const y = (bytes) => height - bottom - ((height - top - bottom) * bytes) / most;
const size = (bytes) =>
  bytes < 1024 ** 3 ? `${Math.round(bytes / 1024 ** 2)} MB` : `${(bytes / 1024 ** 3).toFixed(2)} GB`;

const grid = [];
for (let bytes = 0; bytes < most; bytes += 256 * 1024 ** 2) {
  grid.push(`<line x1="${left}" x2="${width - right}" y1="${y(bytes)}" y2="${y(bytes)}" stroke="#263040"/>`);
  grid.push(`<text x="${left - 8}" y="${y(bytes) + 4}" text-anchor="end">${bytes === 0 ? "0" : size(bytes)}</text>`);
}
const step = longest > 8000 ? 2000 : 1000;
for (let t = 0; t <= longest; t += step)
  grid.push(`<text x="${x(t)}" y="${height - bottom + 20}" text-anchor="middle">${t / 1000} s</text>`);

const lines = curves.map(({ t, tree, color, peak }) => {
  const points = t.map((at, index) => `${x(at).toFixed(1)},${y(tree[index]).toFixed(1)}`).join(" ");
  const dot = `<circle cx="${x(peak.t)}" cy="${y(peak.bytes)}" r="3.5" fill="${color}"/>`;
  return `<polyline points="${points}" fill="none" stroke="${color}" stroke-width="2.2" stroke-linejoin="round"/>${dot}`;
});
// Side by side, each as wide as its words.
let next = left;
const legend = curves.map(({ name, color, low }) => {
  const at = next;
  next += 110 + name.length * 7;
  return `<rect x="${at}" y="14" width="14" height="4" rx="2" fill="${color}"/>
    <text x="${at + 20}" y="20" fill="#e6edf3">${name}: <tspan font-weight="600">${size(low)}</tspan></text>`;
});
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-size="12.5"
  font-family="system-ui, 'DejaVu Sans', sans-serif" fill="#9aa7b4">
  <rect width="${width}" height="${height}" rx="8" fill="#10151c"/>${[...grid, ...lines, ...legend].join("\n")}</svg>`;

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const program =
  process.env.CHROMIUM ??
  (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(existsSync);
if (!program) throw new Error("No chromium is on PATH; name one in CHROMIUM.");
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<body style="margin:0;background:transparent">${svg}`);
  mkdirSync(dirname(out), { recursive: true });
  await page.screenshot({ path: out, omitBackground: true });
} finally {
  await browser.close();
}
for (const { name, low } of curves) console.log(`${size(low).padStart(8)}  ${name}`);
