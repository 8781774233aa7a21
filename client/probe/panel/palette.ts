/** The value of a style sheet's variable; var() in it is resolved. */
export function colour(name: string, otherwise: string): string {
  return getComputedStyle(document.body).getPropertyValue(name).trim() || otherwise;
}

export const mix = (strong: string, percent: number) => `color-mix(in srgb, ${strong} ${percent}%, transparent)`;

/** Colours of the editor's theme, which are read when drawing, since it can change at any time. */
export const palette = {
  text: () => colour("--vscode-foreground", "#888"),
  faint: () => colour("--vscode-descriptionForeground", "#888"),
  // Weaker than the theme's lines: in high contrast these are as strong as the curves.
  grid: () => mix(colour("--vscode-descriptionForeground", "#888"), 22),
  background: () => colour("--vscode-editor-background", "#fff"),
  tree: () => colour("--tree", "#3794ff"),
  peak: () => colour("--vscode-charts-red", "#f14c4c"),
  /** The colour that the style sheet gives to a curve and to its name in the key. */
  curve: (index: number) => colour(`--curve-${Math.min(index, 8)}`, "#888"),
};

export const font = (size: number) => `${size * devicePixelRatio}px ${colour("--vscode-font-family", "sans-serif")}`;

/** A text without its end where there is no room for it. */
export function fitted(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  let short = text;
  while (short.length > 1 && ctx.measureText(short).width > room) short = `${short.replace(/…$/, "").slice(0, -1)}…`;
  return short;
}
