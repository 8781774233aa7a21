import { type Page } from "playwright-core";
import type { FromPanel, ToPanel } from "../../client/probe/messages.ts";
/** Why there is no browser, for the tests' own option. */
export declare const skip: string | boolean;
export declare const artefacts: string;
export interface Theme {
    kind: string;
    variables: Record<string, string>;
}
/** A browser that shows the panel's page as the editor would. */
export declare class PanelBrowser {
    #private;
    start(): Promise<void>;
    close(): Promise<void>;
    /** The bundle's script and style. */
    get bundle(): {
        script: string;
        style: string;
    };
    /** A page in the editor; `sent` is what it says to the extension, `complaints` what the browser has against it. */
    open(theme: Theme, width?: number): Promise<{
        page: Page;
        complaints: string[];
        sent: () => Promise<("json" | "output" | "report" | "open" | "ready" | "choose" | "again" | "stop" | "png" | "html")[]>;
        messages: () => Promise<FromPanel[]>;
        send: (message: ToPanel) => Promise<unknown>;
        text: (id: string) => Promise<string>;
    }>;
    /** A file from the disk; `asked` is what it asks for beside itself. */
    openFile(file: string, colorScheme: "light" | "dark", width?: number): Promise<{
        page: Page;
        complaints: string[];
        asked: string[];
        text: (id: string) => Promise<string>;
    }>;
}
/** How many pixels a page is wider than its window. */
export declare const overflow: (page: Page) => Promise<number>;
