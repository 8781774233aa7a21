/** A VS Code window in a browser, and what a user does in it. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from "playwright-core";
import { type EditorServer, patience } from "./editor-server.ts";

const artifacts = fileURLToPath(new URL("../../artifacts/", import.meta.url));

export class Workbench {
  readonly page: Page;
  readonly editor: Locator;
  readonly quickInput: Locator;
  /** Addresses outside this machine that the window asked for; none of them was answered. */
  readonly outside: string[] = [];
  #context: BrowserContext;
  #folder: string;

  /** Opens a folder and answers the question of trust. */
  static async open(browser: Browser, server: EditorServer, folder: string, trust: boolean): Promise<Workbench> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
    const workbench = new Workbench(context, await context.newPage(), folder);
    const { page } = workbench;
    page.setDefaultTimeout(patience);
    await context.route(/^(https?|wss?):\/\/(?!127\.0\.0\.1[:/]|localhost[:/])/, (route) => {
      workbench.outside.push(route.request().url());
      return route.abort();
    });
    await page.goto(`http://127.0.0.1:${server.port}/?${new URLSearchParams({ folder })}`, { waitUntil: "commit" });
    const answer = trust ? /^Yes, I trust/ : /^No, I don't trust/;
    const dialog = page.locator(".monaco-dialog-box");
    await dialog.getByRole("button", { name: answer }).click({ timeout: 2 * patience });
    await dialog.waitFor({ state: "detached" });
    return workbench;
  }

  private constructor(context: BrowserContext, page: Page, folder: string) {
    this.#context = context;
    this.#folder = folder;
    this.page = page;
    this.editor = page.locator(".editor-group-container.active .monaco-editor[data-uri]").first();
    this.quickInput = page.locator(".quick-input-widget");
  }

  /** A file of the workspace as it is on disk. */
  onDisk(path: string): string {
    return readFileSync(join(this.#folder, path), "utf8");
  }

  isOnDisk(path: string): boolean {
    return existsSync(join(this.#folder, path));
  }

  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press("Control+P");
    await this.quickInput.locator("input").first().fill(name);
    await this.quickInput.locator(".monaco-list-row", { hasText: name }).first().waitFor();
    await this.page.keyboard.press("Enter");
    await this.page.locator(`.monaco-editor[data-uri$="/${name}"] .view-line`).first().waitFor();
  }

  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+G");
    await this.quickInput.locator("input").first().fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.quickInput.waitFor({ state: "hidden" });
  }

  /** Names of the commands that the palette lists for a text. */
  async palette(text: string): Promise<string[]> {
    await this.page.keyboard.press("F1");
    await this.quickInput.locator("input").first().fill(`>${text}`);
    await this.quickInput.locator(".monaco-list-row").first().waitFor();
    // The list is filtered a moment after the text is in.
    await this.page.waitForTimeout(500);
    return (await this.quickInput.locator(".monaco-list-row .label-name").allInnerTexts()).map(plain);
  }

  async command(title: string): Promise<void> {
    const rows = await this.palette(title);
    assert.ok(rows.includes(title), `the palette lists ${JSON.stringify(rows)}`);
    await this.quickInput.getByRole("option", { name: title }).first().click();
  }

  statusBar(text: string | RegExp): Locator {
    return this.page.locator(".statusbar-item", { hasText: text });
  }

  problem(text: string | RegExp): Locator {
    return this.page.locator(".markers-panel .monaco-list-row", { hasText: text });
  }

  /** Opens the light bulb's menu at the cursor; answers its rows. */
  async lightBulb(): Promise<Locator> {
    await this.editor.locator(".lightBulbWidget").click();
    const rows = this.page.locator(".action-widget .monaco-list-row.action");
    await rows.first().waitFor();
    return rows;
  }

  /** The document inside the visible webview. */
  webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").last().frameLocator("iframe#active-frame");
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(artifacts, { recursive: true });
    await this.page.screenshot({ path: join(artifacts, `${name}.png`) });
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

/** The editor writes spaces that don't break; they are put back to plain ones. */
export function plain(text: string): string {
  return text.replaceAll("\u00a0", " ").trim();
}

/** Waits for something that no locator can see. */
export async function until(what: string, check: () => boolean): Promise<void> {
  const end = Date.now() + patience;
  while (!check()) {
    if (Date.now() > end) assert.fail(`timed out waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
