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

  /** Whether what was measured is shown above calls in a document. */
  async showsLenses(uri: string): Promise<boolean> {
    const values = await this.#valuesOf(uri);
    return !(isRecord(values) && (values.measuredCodeLens === false || values.enable === false));
  }

  async #valuesOf(uri: string): Promise<unknown> {
    if (!this.#client.answersConfiguration) return this.#pushed;
    // A client that fails to answer leaves the defaults in force.
    return this.#connection.workspace.getConfiguration({ scopeUri: uri, section }).catch(() => undefined);
  }

  async of(root: string): Promise<RootSettings> {
    const values = await this.#valuesOf(root);
    // `trace` is the client's own, it only shares the section.
    const { enable, trace: _, measuredCodeLens: _lens, ...rest } = isRecord(values) ? values : {};
    return { enable: enable !== false, values: rest };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
