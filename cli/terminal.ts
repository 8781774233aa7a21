/** What a terminal can show: colours, and how wide it is. */

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export interface Paint {
  warning(text: string): string;
  information(text: string): string;
  hint(text: string): string;
  bold(text: string): string;
  dim(text: string): string;
}

/** Colours for a terminal; nothing for a pipe, or where `NO_COLOR` is set (https://no-color.org). */
export function paintFor(output: Output, env: NodeJS.ProcessEnv): Paint {
  const colours = (output.isTTY === true || Boolean(env.FORCE_COLOR)) && !env.NO_COLOR && env.TERM !== "dumb";
  const paint = (code: number, end: number) => (text: string) =>
    colours ? `\u001B[${code}m${text}\u001B[${end}m` : text;
  return {
    warning: paint(33, 39),
    information: paint(36, 39),
    hint: paint(90, 39),
    bold: paint(1, 22),
    dim: paint(2, 22),
  };
}

/** Characters in a line: a terminal's width, no limit for a pipe, so that scripts see one line a finding. */
export function widthOf(output: Output): number {
  return output.isTTY ? Math.max(40, output.columns ?? 80) : Number.POSITIVE_INFINITY;
}

/** 2074 → "2,074". */
export function number(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** "1 warning", "3 warnings". */
export function counted(value: number, noun: string): string {
  return `${number(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** 912 → "0.9 s", 83000 → "83 s". */
export function seconds(milliseconds: number): string {
  const value = milliseconds / 1000;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
}
