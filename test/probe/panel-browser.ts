import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import type { FromPanel, ToPanel } from "../../client/probe/messages.ts";
import { pageHtml } from "../../client/probe/page.ts";
import { ensureChromium } from "../editor/machine.ts";
import { Missing } from "../install.ts";

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

/** Why there is no browser, for the tests' own option. */
export const skip = executablePath instanceof Missing ? executablePath.message : false;
export const artefacts = fileURLToPath(new URL("../../artifacts/panel/", import.meta.url));
const ORIGIN = "http://panel.test";

export interface Theme {
  kind: string;
  variables: Record<string, string>;
}

/** A browser that shows the panel's page as the editor would. */
export class PanelBrowser {
  #browser: Browser | null = null;
  #files = new Map<string, string>();

  async start(): Promise<void> {
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
    this.#files = new Map(bundle.outputFiles.map(({ path: file, text }) => [path.basename(file), text]));
    const script = `${ORIGIN}/panel.js`;
    this.#files.set("", pageHtml({ nonce: "n0nce", cspSource: ORIGIN, script, style: `${ORIGIN}/panel.css` }));
    assert.ok(typeof executablePath === "string");
    this.#browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
    fs.mkdirSync(artefacts, { recursive: true });
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }

  /** The bundle's script and style. */
  get bundle(): { script: string; style: string } {
    return { script: this.#files.get("panel.js")!, style: this.#files.get("panel.css")! };
  }

  /** A page in the editor; `sent` is what it says to the extension, `complaints` what the browser has against it. */
  async open(theme: Theme, width = 760) {
    const { page, complaints } = await this.#page(width);
    await page.route("**/*", (route) => {
      const { pathname, origin } = new URL(route.request().url());
      const body = origin === ORIGIN ? this.#files.get(pathname.slice(1)) : undefined;
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
      window.acquireVsCodeApi = () => ({ postMessage: (message) => window.sent.push(message), getState() {}, setState() {} });
      document.addEventListener("DOMContentLoaded", () => {
        const { kind, variables } = ${JSON.stringify(theme)};
        document.body.className = kind;
        for (const name in variables) document.documentElement.style.setProperty(name, variables[name]);
      });
    `);
    await page.goto(`${ORIGIN}/`);
    const messages = () => page.evaluate<FromPanel[]>("window.sent");
    const sent = async () => (await messages()).map(({ type }) => type);
    const send = (message: ToPanel) => page.evaluate(`window.postMessage(${JSON.stringify(message)}, "*")`);
    return { page, complaints, sent, messages, send, text: textOf(page) };
  }

  /** A file from the disk; `asked` is what it asks for beside itself. */
  async openFile(file: string, colorScheme: "light" | "dark", width = 760) {
    const { page, complaints } = await this.#page(width);
    await page.emulateMedia({ colorScheme });
    const url = pathToFileURL(file).href;
    const asked: string[] = [];
    page.on("request", (request) => request.url() !== url && asked.push(request.url()));
    await page.goto(url);
    return { page, complaints, asked, text: textOf(page) };
  }

  async #page(width: number): Promise<{ page: Page; complaints: string[] }> {
    const page = await this.#browser!.newPage({ viewport: { width, height: 760 }, deviceScaleFactor: 2 });
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    return { page, complaints };
  }
}

const textOf = (page: Page) => async (id: string) => (await page.getByTestId(id).textContent()) ?? "";

/** How many pixels a page is wider than its window. */
export const overflow = (page: Page) => page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
