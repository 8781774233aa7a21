const SCALE = ["B", "kB", "MB", "GB", "TB"] as const;

/** Bytes for people, three digits, in steps of 1,024 as the kernel and `ps` count: `1.12 GB`, `240 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < SCALE.length - 1) {
    value /= 1024;
    step++;
  }
  const digits = step < 2 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  const text = value.toFixed(digits);
  return `${digits > 0 ? text.replace(/\.?0+$/, "") : text} ${SCALE[step]}`;
}

/** Milliseconds for people: `0 s`, `80 ms`, `3.9 s`, `4 min 10 s`. */
export function formatSeconds(milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < 100) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1).replace(/\.0$/, "")} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min${whole % 60 ? ` ${whole % 60} s` : ""}`;
}

/** Reads `512MB`, `1.5 GiB`, `2g` or a plain number of bytes, in steps of 1,024; `null` when it is none of them or not above zero. */
export function parseSize(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?\s*$/i.exec(text);
  if (!match) return null;
  const power = ["", "k", "m", "g", "t"].indexOf(match[2]!.toLowerCase());
  const bytes = Math.round(Number(match[1]) * 1024 ** power);
  return bytes > 0 ? bytes : null;
}
