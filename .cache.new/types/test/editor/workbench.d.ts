import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { type EditorServer } from "./editor-server.ts";
export declare class Workbench {
    #private;
    readonly page: Page;
    readonly editor: Locator;
    readonly quickInput: Locator;
    /** Addresses outside this machine that the window asked for; none of them was answered. */
    readonly outside: string[];
    /** Opens a folder and answers the question of trust. */
    static open(browser: Browser, server: EditorServer, folder: string, trust: boolean): Promise<Workbench>;
    private constructor();
    /** A file of the workspace as it is on disk. */
    onDisk(path: string): string;
    isOnDisk(path: string): boolean;
    openFile(name: string): Promise<void>;
    goTo(line: number, column: number): Promise<void>;
    /** Names of the commands that the palette lists for a text. */
    palette(text: string): Promise<string[]>;
    command(title: string): Promise<void>;
    statusBar(text: string | RegExp): Locator;
    problem(text: string | RegExp): Locator;
    /** Opens the light bulb's menu at the cursor; answers its rows. */
    lightBulb(): Promise<Locator>;
    /** The document inside the visible webview. */
    webview(): FrameLocator;
    screenshot(name: string): Promise<void>;
    close(): Promise<void>;
}
/** The editor writes spaces that don't break; they are put back to plain ones. */
export declare function plain(text: string): string;
/** Waits for something that no locator can see. */
export declare function until(what: string, check: () => boolean): Promise<void>;
