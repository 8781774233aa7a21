import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { run } from "./made-up-run.ts";
import { artefacts, PanelBrowser, skip } from "./panel-browser.ts";
import { DARK, HIGH_CONTRAST, LIGHT } from "./themes.ts";

// The panel's own page and script in a real browser, under the policy that the editor gets, with a made-up run.
describe("the probe panel", { skip }, () => {
  const browser = new PanelBrowser();
  before(() => browser.start());
  after(() => browser.close());

  test("says that it is ready, and what to do first", async () => {
    const { page, sent, send, complaints } = await browser.open(DARK);
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
    const { page, text, sent, send, complaints } = await browser.open(DARK);
    await send(run(false));
    assert.match(await text("peak"), /^[\d.]+ MB$/);
    assert.match(await text("verdict"), /^Running for 3\.3 s\.$/);
    assert.match(await text("now"), / MB$/);
    await page.getByTestId("chart").locator("canvas").waitFor();
    await page.screenshot({ path: path.join(artefacts, "running-dark.png"), fullPage: true });
    await page.getByTestId("stop").click();
    assert.deepEqual(await sent(), ["ready", "stop"]);

    await send(run(true));
    await page.getByRole("button", { name: "Probe again" }).waitFor();
    assert.equal(await page.getByTestId("stop").isVisible(), false);
    assert.equal(await text("budget"), "512 MB, passed");
    assert.deepEqual(complaints, []);
    await page.close();
  });

  for (const [name, theme] of [
    ["dark", DARK],
    ["light", LIGHT],
    ["high-contrast", HIGH_CONTRAST],
  ] as const) {
    test(`at the end, ${name}: the figures, the table for those who do not see the curve, the keyboard`, async () => {
      const { page, text, send, complaints } = await browser.open(theme);
      await send(run(true));
      assert.equal(await text("peak"), "1.15 GB");
      assert.match(await text("verdict"), /^The budget of 512 MB was passed\. The program ended well\.$/);
      assert.match(await text("processes"), /node dist\/worker\.jsprogram1\.07 GB/);
      const chart = page.getByTestId("chart");
      assert.match((await chart.getAttribute("aria-label")) ?? "", /peak 1\.15 GB at 4 s\./);
      await chart.focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
      assert.deepEqual(await page.locator(".moment p").allTextContents(), ["50 ms: 60 MB", "npm run worker 60 MB"]);
      await page.screenshot({ path: path.join(artefacts, `ended-${name}.png`), fullPage: true });
      await page.getByText("The curve as a table").click();
      assert.match(await text("figures"), /1\.15 GBpeak/);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  test("in a narrow column nothing is cut off", async () => {
    const { page, send } = await browser.open(DARK, 320);
    await send(run(true));
    await page.getByTestId("chart").locator("canvas").waitFor();
    await page.screenshot({ path: path.join(artefacts, "ended-narrow.png"), fullPage: true });
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
    await page.close();
  });

  test("what a program is called is shown as text, not as markup", async () => {
    const { page, text, send, complaints } = await browser.open(DARK);
    const message = run(true);
    if (message.type === "run")
      message.run.who[0]!.title = message.run.command = "<img src=x onerror=\"document.title='owned'\">";
    await send(message);
    assert.match(await text("command"), /^<img src=x/);
    assert.equal(await page.locator("img").count(), 0);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
