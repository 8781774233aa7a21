/** Makes an element with attributes and children; text goes in as text, never as markup. */
export declare function element<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes?: Record<string, string>, children?: (Node | string)[]): HTMLElementTagNameMap[Name];
export declare function button(text: string, kind: "primary" | "secondary" | "link", onClick: () => void, attributes?: Record<string, string>): HTMLButtonElement;
/** Changes a text only when it differs, so that a screen reader does not speak what is said already. */
export declare function setText(target: HTMLElement, text: string): void;
