import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { ComparedRun } from "../../probe/index.ts";
import { comparedRun, reportOf, standalonePage } from "../../probe/index.ts";
import { viewMessage, withAgent } from "./made-up-run.ts";
import { artefacts, overflow, PanelBrowser, skip } from "./panel-browser.ts";
import { DARK, HIGH_CONTRAST, LIGHT } from "./themes.ts";

const FILLED = "4 workers held 200,000 rows each of src/task.ts:8 loadUsers when memory was at its peak.";
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "panel "));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The runs of the panel's folder: before a fix, after it, and the one that the panel shows. */
function runs(): ComparedRun[] {
  const shown = comparedRun("x", reportOf(withAgent(true)))!;
  const fixed = {
    ...shown,
    id: "fixed",
    startedAt: "2026-11-24T21:00:00.000Z",
    tree: shown.tree.map((bytes) => bytes * 0.31),
  };
  const first = { ...shown, id: "first", startedAt: "2026-11-24T20:00:00.000Z", command: "npm run other" };
  return [shown, { ...fixed, peak: shown.peak * 0.31, rowsHeld: 4000 }, first];
}

describe("the probe panel of a run with the agent", { skip }, () => {
  const browser = new PanelBrowser();
  before(() => browser.start());
  after(() => browser.close());

  for (const [name, theme] of [
    ["dark", DARK],
    ["light", LIGHT],
    ["high-contrast", HIGH_CONTRAST],
  ] as const) {
    test(`at the end, ${name}: what filled the memory, the moment under the cursor, who, compare`, async () => {
      const { page, send, text, complaints } = await browser.open(theme);
      await send(viewMessage(withAgent(true)));
      await send({ type: "runs", runs: runs() });
      assert.equal(await text("filled"), FILLED);
      assert.match(await text("reasons"), /on JavaScript heaps|on no heap|still open/);
      const chart = page.getByTestId("chart");
      await chart.focus();
      await page.keyboard.press("Home");
      for (let step = 0; step < 8; step++) await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("Home");
      for (let step = 0; step < 80; step++) await page.keyboard.press("ArrowRight");
      const moment = await text("moment");
      assert.match(moment, /^4 s: 1\.1[45] GB, [\d.]+ (?:MB|GB) of it in use on heaps/);
      assert.match(moment, /main 14 MB, worker 1 [\d]+ MB, worker 2 [\d]+ MB, worker 3 [\d]+ MB, worker 4 [\d]+ MB/);
      assert.match(moment, /4 workers hold 200,000 rows each of src\/task\.ts:8 loadUsers/);
      assert.match(await text("sites"), /src\/task\.ts:8 loadUsers · typeorm.*200,000about 61 MB44/);
      await page.screenshot({ path: path.join(artefacts, `agent-${name}.png`), fullPage: true });
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  test("while it runs: bars of queries that go on, and a place in the table that stays", async () => {
    const { page, send, text, complaints } = await browser.open(DARK);
    await send(viewMessage(withAgent(false)));
    await page.getByRole("button", { name: "Open src/task.ts:8" }).focus();
    await page.getByTestId("chart").locator("canvas").waitFor();
    const box = (await page.getByTestId("chart").boundingBox())!;
    // Over the lanes, at the right end of the time axis.
    await page.mouse.move(box.x + box.width - 60, box.y + box.height - 12);
    assert.match(await text("moment"), /worker 4 has been in src\/task\.ts:8 loadUsers for/);
    await page.screenshot({ path: path.join(artefacts, "agent-running.png"), fullPage: true });
    await send(viewMessage(withAgent(true)));
    await page.getByRole("button", { name: "Probe again" }).waitFor();
    const focused = await page.evaluate<string>("document.activeElement.textContent");
    assert.equal(focused, "src/task.ts:8");
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("a call site opens its line, by mouse and by keyboard", async () => {
    const { page, send, messages } = await browser.open(DARK);
    await send(viewMessage(withAgent(true)));
    const site = page.getByRole("button", { name: "Open src/task.ts:8" });
    await site.click();
    await page.getByRole("button", { name: "Open src/count.ts:3" }).focus();
    await page.keyboard.press("Enter");
    assert.deepEqual((await messages()).slice(1), [
      { type: "open", file: "src/task.ts", line: 8 },
      { type: "open", file: "src/count.ts", line: 3 },
    ]);
    const table = page.getByRole("table", { name: "Call sites" });
    assert.equal(await table.getByRole("row").count(), 3);
    assert.equal(await table.getByRole("columnheader").count(), 6);
    await page.close();
  });

  test("many workers and long names fit, wide and narrow", async () => {
    const deep = `/project/${"packages/a-rather-long-package-name/".repeat(4)}src/features/reporting/monthly-report.worker.ts`;
    for (const width of [760, 400, 320]) {
      const { page, send, complaints } = await browser.open(LIGHT, width);
      await send(viewMessage(withAgent(true, 14, deep)));
      await send({ type: "runs", runs: runs() });
      await page.getByTestId("chart").focus();
      await page.keyboard.press("Home");
      for (let step = 0; step < 60; step++) await page.keyboard.press("ArrowRight");
      await page.screenshot({ path: path.join(artefacts, `agent-many-${width}.png`), fullPage: true });
      const wide = await overflow(page);
      assert.ok(wide <= 0, `${wide} pixels too wide at ${width}`);
      assert.equal(await page.getByTestId("sites").getByRole("row").count(), 2);
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });

  test("runs are compared on one scale, with ratios to the first", async () => {
    const { page, send, text, messages } = await browser.open(DARK);
    await send(viewMessage(withAgent(true)));
    assert.equal(await page.getByTestId("compare").isVisible(), false);
    await send({ type: "runs", runs: runs() });
    const compared = page.getByTestId("compared").getByRole("row");
    assert.equal(await compared.count(), 2);
    // This run and the last one before it of the same command, the older one first.
    assert.match(await text("compared"), /365 MB.*, this run1\.15 GB 3\.23×.*800,000 200×$/);
    await page.getByText("Choose among 3 runs").click();
    await page.getByRole("checkbox", { name: "npm run other" }).press("Space");
    assert.equal(await compared.count(), 3);
    assert.match((await compared.nth(1).textContent()) ?? "", /365 MB 0\.31×/);
    assert.equal(await page.getByTestId("small-curves").getByRole("img").count(), 3);
    await page.screenshot({ path: path.join(artefacts, "compare.png"), fullPage: true });
    await page.getByRole("button", { name: "HTML" }).click();
    assert.deepEqual((await messages()).at(-1), { type: "html", compared: ["x", "fixed", "first"] });
    await page.close();
  });

  test("the curve is saved as a picture", async () => {
    const { page, send, messages } = await browser.open(LIGHT);
    await send(viewMessage(withAgent(true)));
    await page.getByRole("button", { name: "PNG" }).click();
    const message = (await messages()).at(-1)!;
    assert.ok(message.type === "png");
    const bytes = Buffer.from(/^data:image\/png;base64,(.+)$/.exec(message.data)![1]!, "base64");
    assert.equal(bytes.subarray(1, 4).toString(), "PNG");
    fs.writeFileSync(path.join(artefacts, "saved.png"), bytes);
    await page.close();
  });

  test("a page of its own shows the same, asks for nothing, and lets no name run", async () => {
    const { run } = viewMessage(withAgent(true));
    const evil = `</script><script>document.title="owned"</script><!-- <script>`;
    run.sites[1]!.sql = evil;
    run.command = evil;
    const html = standalonePage(browser.bundle, run, runs().slice(0, 2));
    const file = path.join(folder, "memory.html");
    fs.writeFileSync(file, html);
    for (const scheme of ["light", "dark"] as const) {
      const { page, text, asked, complaints } = await browser.openFile(file, scheme);
      assert.equal(await text("peak"), run.peak);
      assert.equal(await text("command"), evil);
      assert.equal(await text("filled"), FILLED);
      assert.match(await text("sites"), /<script>document/);
      assert.equal(await page.getByTestId("compared").getByRole("row").count(), 2);
      assert.equal(await page.getByRole("button").count(), 0);
      await page.getByTestId("chart").focus();
      await page.keyboard.press("End");
      assert.match(await text("moment"), /^16 s: /);
      await page.screenshot({ path: path.join(artefacts, `page-${scheme}.png`), fullPage: true });
      assert.match(await page.title(), /^Memory of <\/script>/);
      assert.deepEqual(asked, []);
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });
});
