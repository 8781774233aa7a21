/** Draws assets/icon.png: two curves of memory over time, the steep one of a read without a bound and the flat one of batches. */
import { mkdirSync, writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

const size = 256;
const samples = 4;
const background = [16, 21, 28];
const grid = [38, 48, 60];
const steep = [255, 107, 87];
const flat = [77, 208, 160];

const smooth = (x) => x * x * (3 - 2 * x);
const between = (x, from, to) => smooth(Math.min(1, Math.max(0, (x - from) / (to - from))));
/** Heights from 0 (bottom) to 1 (top) over time from 0 to 1. */
const steepCurve = (x) => 0.16 + 0.66 * between(x, 0.12, 0.5) - 0.34 * between(x, 0.66, 0.88);
const flatCurve = (x) => 0.16 + 0.09 * between(x, 0.1, 0.25) + 0.025 * Math.sin(x * 38);

function near(curve, x, y, width) {
  // Distance to the curve, by its slope: good enough for a stroke.
  const slope = (curve(x + 0.002) - curve(x - 0.002)) / 0.004;
  return Math.abs(curve(x) - y) / Math.hypot(1, slope) < width;
}

function insideRounded(x, y, radius) {
  const dx = Math.max(radius - x, x - (1 - radius), 0);
  const dy = Math.max(radius - y, y - (1 - radius), 0);
  return Math.hypot(dx, dy) <= radius;
}

function colorAt(x, y) {
  if (!insideRounded(x, y, 0.19)) return [0, 0, 0, 0];
  const [u, v] = [(x - 0.12) / 0.76, (0.86 - y) / 0.76];
  if (u >= 0 && u <= 1) {
    if (near(steepCurve, u, v, 0.032)) return [...steep, 255];
    if (near(flatCurve, u, v, 0.026)) return [...flat, 255];
    if (v > 0 && v < steepCurve(u)) return [...background.map((each, at) => each + (steep[at] - each) * 0.16), 255];
  }
  if (u >= 0 && u <= 1 && Math.abs(v) < 0.012) return [...grid, 255];
  return [...background, 255];
}

const rows = Buffer.alloc(size * (1 + size * 4));
for (let row = 0; row < size; row++) {
  for (let column = 0; column < size; column++) {
    const sum = [0, 0, 0, 0];
    for (let sample = 0; sample < samples * samples; sample++) {
      const x = (column + ((sample % samples) + 0.5) / samples) / size;
      const y = (row + (Math.floor(sample / samples) + 0.5) / samples) / size;
      const [r, g, b, a] = colorAt(x, y);
      for (const [at, value] of [r * a, g * a, b * a, a].entries()) sum[at] += value;
    }
    const at = row * (1 + size * 4) + 1 + column * 4;
    for (let channel = 0; channel < 3; channel++) rows[at + channel] = sum[3] ? Math.round(sum[channel] / sum[3]) : 0;
    rows[at + 3] = Math.round(sum[3] / (samples * samples));
  }
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(size, 0);
header.writeUInt32BE(size, 4);
header.set([8, 6, 0, 0, 0], 8);
const png = [
  Buffer.from("89504e470d0a1a0a", "hex"),
  chunk("IHDR", header),
  chunk("IDAT", deflateSync(rows, { level: 9 })),
  chunk("IEND", Buffer.alloc(0)),
];
mkdirSync(new URL("../assets/", import.meta.url), { recursive: true });
writeFileSync(new URL("../assets/icon.png", import.meta.url), Buffer.concat(png));
