import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import type { FromPanel, ToPanel } from "../../client/probe/messages.ts";
import { pageHtml } from "../../client/probe/page.ts";
import { viewOf } from "../../client/probe/run-view.ts";
import { RunState } from "../../probe/index.ts";
import { ensureChromium } from "../editor/machine.ts";
import { Missing } from "../install.ts";
import { DARK, HIGH_CONTRAST, LIGHT } from "./themes.ts";

// The panel's own page and script in a real browser, under the policy that the editor gets, with a made-up run.
const waitForAnotherInstall = 5000;

/** The machine's chromium. Another test may be installing it at this moment, and apt refuses to do two things at once. */
async function chromiumProgram(tries = 60): Promise<string | Missing> {
  try {
    return ensureChromium();
  } catch (error) {
    if (error instanceof Missing && !process.env.CI) return error;
    if (tries === 0 || !/lock/i.test(String(error))) throw error;
    await new Promise((resolve) => setTimeout(resolve, waitForAnotherInstall));
    return chromiumProgram(tries - 1);
  }
}

const executablePath = await chromiumProgram();
if (executablePath instanceof Missing)
  console.error(`SKIPPED: the probe panel in a browser. ${executablePath.message}`);
const artefacts = fileURLToPath(new URL("../../artifacts/panel/", import.meta.url));
const ORIGIN = "http://panel.test";

const MB = 1024 ** 2;

/** Five seconds of a program that climbs to a gigabyte, started by npm. */
function madeUp(until: number): RunState {
  const state = new RunState();
  state.apply({
    kind: "start",
    version: 1,
    tool: { name: "orm-memory-lint", version: "0.0.0" },
    host: { platform: "linux", arch: "x64", release: "6", cpus: 2, totalMem: 8192 * MB, cgroupLimit: null },
    startedAt: "2026-11-24T22:10:05.000Z",
    command: ["npm", "run", "worker"],
    pid: 10,
    probePid: 2 ** 22 + 2,
    attached: false,
    intervalMs: 50,
    budgetBytes: 512 * MB,
    treeMethod: "shared-once",
    cwd: "/work",
    startedMono: 0,
    agent: false,
  });
  state.apply({
    kind: "process",
    t: 0,
    pid: 10,
    ppid: 1,
    role: "package-runner",
    title: "npm run worker",
    runtime: "node",
  });
  state.apply({
    kind: "process",
    t: 200,
    pid: 11,
    ppid: 10,
    role: "program",
    title: "node dist/worker.js",
    runtime: "node",
  });
  for (let t = 0; t <= until; t += 50) {
    const worker =
      t < 200 ? 0 : t > 4500 ? 260 : Math.min(1100, 45 + (t / 4000) ** 1.6 * 1055 + 14 * Math.sin(t / 130));
    const rss = (megabytes: number): [number, number] => [Math.round(megabytes * MB), Math.round(megabytes * MB)];
    const processes: Record<number, [number, number]> = worker ? { 10: rss(78), 11: rss(worker) } : { 10: rss(60) };
    const tree = Object.values(processes).reduce((sum, [bytes]) => sum + bytes, 0);
    state.apply({ kind: "sample", t, tree, high: tree, threads: 23, processes });
  }
  return state;
}

function run(ended: boolean): ToPanel {
  const state = madeUp(ended ? 5200 : 3300);
  if (ended) {
    const exit = { kind: "exited", code: 0, signal: null, verdict: "ok", evidence: [] } as const;
    state.apply({
      kind: "end",
      t: 5210,
      exit: { ...exit, evidence: [] },
      lateTicks: 0,
      maxGapMs: 60,
      probeCpuMs: 90,
      sampleUsMedian: 80,
    });
  }
  const phase = ended ? "ended" : "running";
  return { type: "run", run: viewOf({ folder: "/w/.orm-memory/runs/x", state, phase, problem: null }, []) };
}

describe("the probe panel", { skip: executablePath instanceof Missing ? executablePath.message : false }, () => {
  let browser: Browser;
  let files: Map<string, string>;

  before(async () => {
    const bundle = await build({
      entryPoints: { panel: fileURLToPath(new URL("../../client/probe/panel/main.ts", import.meta.url)) },
      bundle: true,
      format: "iife",
      platform: "browser",
      target: "es2022",
      outdir: "/",
      write: false,
      logLevel: "error",
    });
    files = new Map(bundle.outputFiles.map(({ path: file, text }) => [path.basename(file), text]));
    const script = `${ORIGIN}/panel.js`;
    files.set("", pageHtml({ nonce: "n0nce", cspSource: ORIGIN, script, style: `${ORIGIN}/panel.css` }));
    assert.ok(typeof executablePath === "string");
    browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
    fs.mkdirSync(artefacts, { recursive: true });
  });

  after(() => browser?.close());

  /** A page as the editor would show it; `sent` is what it says to the extension, `complaints` what the browser has against it. */
  async function open(theme: { kind: string; variables: Record<string, string> }, width = 760) {
    const page = await browser.newPage({ viewport: { width, height: 760 }, deviceScaleFactor: 2 });
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.route("**/*", (route) => {
      const { pathname, origin } = new URL(route.request().url());
      const body = origin === ORIGIN ? files.get(pathname.slice(1)) : undefined;
      const contentType = pathname.endsWith(".js")
        ? "text/javascript"
        : pathname.endsWith(".css")
          ? "text/css"
          : "text/html";
      return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body, contentType });
    });
    // Text, not a function: the test runner's compiler would add helpers that the page does not have.
    await page.addInitScript(`
      window.sent = [];
      window.acquireVsCodeApi = () => ({ postMessage: ({ type }) => window.sent.push(type), setState() {} });
      document.addEventListener("DOMContentLoaded", () => {
        const { kind, variables } = ${JSON.stringify(theme)};
        document.body.className = kind;
        for (const name in variables) document.documentElement.style.setProperty(name, variables[name]);
      });
    `);
    await page.goto(`${ORIGIN}/`);
    const sent = () => page.evaluate<FromPanel["type"][]>("window.sent");
    const send = (message: ToPanel) => page.evaluate(`window.postMessage(${JSON.stringify(message)}, "*")`);
    return { page, complaints, sent, send };
  }

  const text = (page: Page, id: string) =>
    page
      .getByTestId(id)
      .textContent()
      .then((content) => content ?? "");

  test("says that it is ready, and what to do first", async () => {
    const { page, sent, send, complaints } = await open(DARK);
    assert.deepEqual(await sent(), ["ready"]);
    await send({ type: "empty", trusted: true });
    await page.getByRole("button", { name: "Probe memory of…" }).click();
    assert.deepEqual(await sent(), ["ready", "choose"]);
    await page.screenshot({ path: path.join(artefacts, "empty.png") });
    await send({ type: "empty", trusted: false });
    await page.getByText("restricted mode").waitFor();
    assert.ok(await page.getByRole("button").isDisabled());
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("while it runs: peak and now are text, the curve grows, stop is there", async () => {
    const { page, sent, send, complaints } = await open(DARK);
    await send(run(false));
    assert.match(await text(page, "peak"), /^[\d.]+ MB$/);
    assert.match(await text(page, "verdict"), /^Running for 3\.3 s\.$/);
    assert.match(await text(page, "now"), / MB$/);
    await page.getByTestId("chart").locator("canvas").waitFor();
    await page.screenshot({ path: path.join(artefacts, "running-dark.png"), fullPage: true });
    await page.getByTestId("stop").click();
    assert.deepEqual(await sent(), ["ready", "stop"]);

    await send(run(true));
    await page.getByRole("button", { name: "Probe again" }).waitFor();
    assert.equal(await page.getByTestId("stop").isVisible(), false);
    assert.equal(await text(page, "budget"), "512 MB, passed");
    assert.deepEqual(complaints, []);
    await page.close();
  });

  for (const [name, theme] of [
    ["dark", DARK],
    ["light", LIGHT],
    ["high-contrast", HIGH_CONTRAST],
  ] as const) {
    test(`at the end, ${name}: the figures, the table for those who do not see the curve, the keyboard`, async () => {
      const { page, send, complaints } = await open(theme);
      await send(run(true));
      assert.equal(await text(page, "peak"), "1.15 GB");
      assert.match(await text(page, "verdict"), /^The budget of 512 MB was passed\. The program ended well\.$/);
      assert.match(await text(page, "processes"), /node dist\/worker\.jsprogram1\.07 GB/);
      const chart = page.getByTestId("chart");
      assert.match((await chart.getAttribute("aria-label")) ?? "", /peak 1\.15 GB at 4 s\./);
      await chart.focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
      assert.equal(await page.locator(".moment").textContent(), "50 ms: 60 MB");
      await page.screenshot({ path: path.join(artefacts, `ended-${name}.png`), fullPage: true });
      await page.getByText("The curve as a table").click();
      assert.match(await text(page, "figures"), /1\.15 GBpeak/);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  test("in a narrow column nothing is cut off", async () => {
    const { page, send } = await open(DARK, 320);
    await send(run(true));
    await page.getByTestId("chart").locator("canvas").waitFor();
    await page.screenshot({ path: path.join(artefacts, "ended-narrow.png"), fullPage: true });
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
    await page.close();
  });

  test("what a program is called is shown as text, not as markup", async () => {
    const { page, send, complaints } = await open(DARK);
    const message = run(true);
    if (message.type === "run")
      message.run.who[0]!.title = message.run.command = "<img src=x onerror=\"document.title='owned'\">";
    await send(message);
    assert.match(await text(page, "command"), /^<img src=x/);
    assert.equal(await page.locator("img").count(), 0);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
