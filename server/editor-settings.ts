/** The editor's `ormMemory.*` settings of each root, however the client hands them over. */
import { type Connection, DidChangeConfigurationNotification } from "vscode-languageserver/node";
import type { ClientProfile } from "./client-profile.ts";

export const section = "ormMemory";

export interface RootSettings {
  /** False switches the root off. */
  enable: boolean;
  /** The rest, as written. */
  values: unknown;
}

export class EditorSettings {
  #connection: Connection;
  #client: ClientProfile;
  #pushed: unknown;

  constructor(connection: Connection, client: ClientProfile) {
    this.#connection = connection;
    this.#client = client;
    this.#pushed = client.options.settings;
  }

  /** Asks the client to tell of changes, where it wants to be asked. */
  async listen(): Promise<void> {
    if (!this.#client.registersConfiguration) return;
    await this.#connection.client.register(DidChangeConfigurationNotification.type, { section });
  }

  /** Settings that came with a notification, for clients that can't be asked. */
  received(settings: unknown): void {
    const inside = (settings as Record<string, unknown> | null | undefined)?.[section];
    if (inside !== undefined) this.#pushed = inside;
  }

  async of(root: string): Promise<RootSettings> {
    let values = this.#pushed;
    if (this.#client.answersConfiguration) {
      // A client that fails to answer leaves the defaults in force.
      values = await this.#connection.workspace.getConfiguration({ scopeUri: root, section }).catch(() => undefined);
    }
    // `trace` is the client's own, it only shares the section.
    const { enable, trace: _, ...rest } = isRecord(values) ? values : {};
    return { enable: enable !== false, values: rest };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
