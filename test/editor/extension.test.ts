/** The packed extension in a real VS Code, one test for each thing that a user sees. Screenshots go to artifacts/. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, afterEach, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { Missing } from "../install.ts";
import { leak } from "../server/workspace.ts";
import { type EditorServer, startEditorServer } from "./editor-server.ts";
import { ensureChromium, ensureEditor } from "./machine.ts";
import { plain, until, Workbench } from "./workbench.ts";

const vsix = fileURLToPath(new URL("../../orm-memory-lint.vsix", import.meta.url));
const readLine = 6;
const readColumn = 37;

/** A program for the probe: reads rows and holds so much for two seconds. */
const hungryMegabytes = 200;
const hungry = `import Database from "better-sqlite3";
const rows = new Database("orders").prepare("SELECT * FROM orders").all();
const held = Buffer.alloc(${hungryMegabytes}e6, 1);
setTimeout(() => console.log(held.length, rows.length), 2000);
`;
/** Has of the driver what the probe's agent knows it by. */
const driver = `class Statement {
  constructor(source) { this.source = source; }
  all() { return Array.from({ length: 1000 }, (_, id) => ({ id })); }
  iterate() {}
  get() {}
  run() {}
}
module.exports = class Database {
  prepare(sql) { return new Statement(sql); }
  pragma() {}
};
`;
const files = {
  ...leak,
  "hungry.mjs": hungry,
  "node_modules/better-sqlite3/package.json": '{ "name": "better-sqlite3", "version": "12.0.0" }',
  "node_modules/better-sqlite3/index.js": driver,
  "package.json": leak["package.json"]!.replace("{", '{ "scripts": { "hungry": "node hungry.mjs" },'),
};

/** A Python program without any TypeScript beside it. */
const pythonFiles = {
  "models.py": `from sqlalchemy import Column, Integer, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

engine = create_engine("sqlite:///app.db")
Session = sessionmaker(engine)
Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    age = Column(Integer)
`,
  "work.py": `from multiprocessing.dummy import Pool

from models import Session, User


def count_adults(_):
    session = Session()
    adults = 0
    for user in session.query(User).all():
        if user.age >= 18:
            adults += 1
    return adults


with Pool(4) as pool:
    print(sum(pool.map(count_adults, range(4))))
`,
};
const pythonLine = 9;
const pythonColumn = 37;

/** What the machine lacks, or null. In CI nothing may lack. */
const lacking = (() => {
  try {
    ensureChromium();
    ensureEditor();
    return null;
  } catch (error) {
    if (!(error instanceof Missing) || process.env.CI) throw error;
    const bar = "!".repeat(100);
    console.error(
      `${bar}\nSKIPPED: every test in a real VS Code. Nothing that a user sees was tested.\n${error.message}\n${bar}`,
    );
    return error.message;
  }
})();

describe("in a real VS Code", { skip: lacking ?? false }, () => {
  let browser: Browser;
  let server: EditorServer;
  let window: Workbench;

  before(async () => {
    assert.ok(existsSync(vsix), "orm-memory-lint.vsix is missing: run npm run package");
    server = await startEditorServer(ensureEditor(), vsix);
    browser = await chromium.launch({
      executablePath: ensureChromium(),
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    });
    window = await Workbench.open(browser, server, server.workspace(files), true);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  afterEach(async (context) => {
    if ((context as { error?: Error }).error) await window.screenshot(`failed: ${context.name.slice(0, 60)}`);
  });

  test("the status bar counts reads and pools", async () => {
    await window.openFile("worker.ts");
    await window.statusBar("ORM Memory: 1 read in 1 pool").waitFor();
  });

  test("the squiggle is under the method name only", async () => {
    const squiggle = window.editor.locator(".squiggly-warning");
    await squiggle.first().waitFor();
    assert.equal(await squiggle.count(), 1);
    const [under, letter] = [await squiggle.boundingBox(), await characterWidth(window)];
    assert.equal(Math.round(under!.width / letter), "findMany".length);
  });

  test("the Problems panel has the sentence, the rule and the way to the read", async () => {
    await window.command("Problems: Focus on Problems View");
    const row = window.problem(/order/).first();
    await row.waitFor();
    const text = plain((await row.textContent()) ?? "");
    for (const part of ["8", "orm-memory", "unbounded-read", `[Ln ${readLine}, Col ${readColumn}]`])
      assert.ok(text.includes(part), text);
    await row.click();
    // The row opens only once it has the focus, which comes a moment after the click.
    const way = window.problem("pool.ts").first();
    for (let tries = 0; tries < 20 && !(await way.isVisible()); tries++) {
      await window.page.keyboard.press("ArrowRight");
      await window.page.waitForTimeout(300);
    }
    await way.waitFor();
    await window.screenshot("problems");
  });

  test("the hover goes on with the reasons", async () => {
    await window.openFile("worker.ts");
    await window.goTo(readLine, readColumn + 2);
    await window.command("Show or Focus Hover");
    const hover = window.page.locator(".monaco-hover", { hasText: "confidence" }).first();
    await hover.waitFor();
    await window.screenshot("hover");
    await window.page.keyboard.press("Escape");
  });

  test("the read under the cursor is explained beside the code, and its places are links", async () => {
    await window.openFile("worker.ts");
    await window.goTo(readLine, readColumn + 2);
    await window.command("ORM Memory: Explain This Read");
    const explained = window.page.locator(".editor-group-container", { hasText: "Why this read" }).last();
    await explained.locator(".view-line", { hasText: "Reported as warning with confidence" }).waitFor();
    await explained.locator(".detected-link", { hasText: "pool.ts:2" }).first().waitFor();
    await window.screenshot("explained");
    await window.command("View: Close Other Editor Groups").catch(() => {});
  });

  test("a fix is verified: the program runs as it is and with the fix, and the output is the same", async () => {
    const before = window.onDisk("worker.ts");
    await window.openFile("worker.ts");
    await window.goTo(1, 1);
    await window.goTo(readLine, readColumn + 2);
    const rows = await window.lightBulb();
    await rows.filter({ hasText: "Verify with the memory probe…" }).click();
    await window.quickInput.locator(".monaco-list-row", { hasText: "hungry" }).first().click();
    const told = window.page.locator(".notification-list-item", { hasText: "the output is the same" });
    await told.waitFor();
    assert.match((await told.textContent()) ?? "", /The peak is \d\.\d\d times what it was/);
    const compared = window.webview().getByTestId("compared").getByRole("row");
    await compared.nth(1).waitFor();
    await window.screenshot("verified");
    assert.equal(window.onDisk("worker.ts"), before, "the worktree itself is not changed");
    await window.command("Notifications: Clear All Notifications");
    await window.command("View: Close Other Editor Groups").catch(() => {});
  });

  test("the light bulb lists the fixes, and an applied one changes the file", async () => {
    const before = window.onDisk("worker.ts");
    await window.openFile("worker.ts");
    await window.goTo(1, 1);
    await window.goTo(readLine, readColumn + 2);
    const rows = await window.lightBulb();
    const titles = (await rows.allInnerTexts()).map(plain);
    assert.deepEqual(titles.slice(-2), ["Verify with the memory probe…", "Ignore this read, with a reason"]);
    assert.match(titles[0]!, /^Read in batches of 1,000 by id/);
    await window.screenshot("light-bulb");
    await rows.filter({ hasText: "Read in batches" }).click();
    await window.editor.locator(".squiggly-warning").waitFor({ state: "detached" });
    await window.page.keyboard.press("Control+S");
    await until("the file on disk is changed", () => window.onDisk("worker.ts") !== before);
    await window.statusBar(/ORM Memory: (0 reads in 1 pool|no pools)/).waitFor();
    await window.screenshot("fixed");
  });

  test("the workspace can be checked from the palette", async () => {
    const commands = await window.palette("ORM Memory:");
    const own = ["Check Workspace", "Explain This Read", "Probe Memory of…", "Restart Server", "Show Output"].map(
      (title) => `ORM Memory: ${title}`,
    );
    assert.deepEqual(commands.filter((title) => title.startsWith("ORM Memory:")).sort(), own);
    await window.page.keyboard.press("Escape");
    await window.command("ORM Memory: Check Workspace");
    await window.page.locator(".notification-list-item", { hasText: "No unbounded reads in" }).waitFor();
  });

  test("the probe runs a script of the package and shows its peak", async () => {
    await window.command("View: Hide Panel");
    await window.command("Notifications: Clear All Notifications");
    await window.command("ORM Memory: Probe Memory of…");
    const script = window.quickInput.locator(".monaco-list-row", { hasText: "hungry" });
    await script.first().click();
    const panel = window.webview();
    await panel.getByTestId("peak").filter({ hasText: /\d/ }).waitFor();
    await window.screenshot("probe-running");
    await panel.getByTestId("stop").waitFor({ state: "hidden" });
    const peak = (await panel.getByTestId("peak").textContent()) ?? "";
    const [, figure, unit] = /([\d.]+) (MB|GB)/.exec(peak) ?? assert.fail(`the peak is “${peak}”`);
    const megabytes = Number(figure) * (unit === "GB" ? 1000 : 1);
    assert.ok(megabytes > hungryMegabytes && megabytes < 10 * hungryMegabytes, peak);
    await window.screenshot("probe");
  });

  test("the probe's panel opens the line of a read, and is saved as one file", async () => {
    const panel = window.webview();
    await panel.getByRole("button", { name: "Open hungry.mjs:2" }).click();
    await window.page.locator(`.monaco-editor[data-uri$="/hungry.mjs"] .view-line`).first().waitFor();
    await window.statusBar("Ln 2, Col 1").waitFor();
    await panel.getByRole("button", { name: "HTML" }).click();
    // The dialog opens empty, and is filled a moment later.
    await window.page.waitForFunction(
      `document.querySelector(".quick-input-widget .quick-input-box input").value.endsWith(".html")`,
    );
    const chosen = await window.quickInput.locator(".quick-input-box input").first().inputValue();
    const name = chosen.split("/").at(-1)!;
    assert.match(name, /^memory-[\dT-]+\.html$/);
    await window.page.keyboard.press("Enter");
    // The file is there a moment before its text is.
    await until(
      "the page is on disk",
      () => window.isOnDisk(name) && window.onDisk(name).trimEnd().endsWith("</html>"),
    );
    assert.match(window.onDisk(name), /^<!DOCTYPE html>[\s\S]*SELECT \* FROM orders/);
  });

  test("a second run is compared with the first", async () => {
    const panel = window.webview();
    await panel.getByRole("button", { name: "Probe again" }).click();
    await panel.getByTestId("stop").waitFor();
    await panel.getByTestId("stop").waitFor({ state: "hidden" });
    const compared = panel.getByTestId("compared").getByRole("row");
    await compared.nth(1).waitFor();
    assert.match((await compared.nth(1).textContent()) ?? "", /this run.*MB [\d.]+×/);
    await compared.nth(1).scrollIntoViewIfNeeded();
    await window.screenshot("probe-compared");
  });

  test("nothing outside this machine was asked for", async () => {
    assert.deepEqual(window.outside, []);
    await window.close();
  });

  test("a Python file has its squiggle, its hover, and a fix that is applied", async () => {
    window = await Workbench.open(browser, server, server.workspace(pythonFiles), true);
    const before = window.onDisk("work.py");
    await window.openFile("work.py");
    const squiggle = window.editor.locator(".squiggly-warning");
    await squiggle.first().waitFor();
    const [under, letter] = [await squiggle.first().boundingBox(), await characterWidth(window)];
    assert.equal(Math.round(under!.width / letter), "all".length);
    await window.statusBar("ORM Memory: 1 read in 1 pool").waitFor();
    await window.goTo(pythonLine, pythonColumn + 1);
    await window.command("Show or Focus Hover");
    const hover = window.page.locator(".monaco-hover", { hasText: "in up to 4 threads at once" }).first();
    await hover.waitFor();
    await window.screenshot("python");
    await window.page.keyboard.press("Escape");
    // The light bulb comes with a move of the cursor.
    await window.goTo(pythonLine, pythonColumn + 2);
    const rows = await window.lightBulb();
    await rows.filter({ hasText: "Read in batches" }).click();
    await squiggle.first().waitFor({ state: "detached" });
    await window.page.keyboard.press("Control+S");
    await until("the file on disk is changed", () => window.onDisk("work.py") !== before);
    assert.doesNotMatch(window.onDisk("work.py"), /for user in session\.query\(User\)\.all\(\):/);
    await window.close();
  });

  test("an untrusted workspace is checked, and has no probe", async () => {
    window = await Workbench.open(browser, server, server.workspace(files), false);
    await window.openFile("worker.ts");
    await window.editor.locator(".squiggly-warning").waitFor();
    const commands = await window.palette("ORM Memory:");
    assert.ok(commands.includes("ORM Memory: Check Workspace"), JSON.stringify(commands));
    assert.ok(!commands.includes("ORM Memory: Probe Memory of…"), JSON.stringify(commands));
    await window.page.keyboard.press("Escape");
    await window.goTo(readLine, readColumn + 2);
    const titles = (await (await window.lightBulb()).allInnerTexts()).map(plain);
    assert.ok(titles.includes("Ignore this read, with a reason"), JSON.stringify(titles));
    assert.ok(!titles.some((title) => title.startsWith("Verify")), JSON.stringify(titles));
    await window.screenshot("untrusted");
    await window.close();
  });
});

async function characterWidth(window: Workbench): Promise<number> {
  return window.editor.evaluate((editor) => {
    const line = editor.querySelector(".view-line > span")!;
    return line.getBoundingClientRect().width / line.textContent!.length;
  });
}
