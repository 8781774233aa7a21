import { fitted, font, palette } from "./palette.ts";

const PAD = 16;

/** The curve as a PNG's data URL: on the page's background, with the command and the peak above it and the key below. */
export function pictureOf(canvas: HTMLCanvasElement, title: string, detail: string, key: [string, string][]): string {
  const ratio = devicePixelRatio;
  const pad = PAD * ratio;
  const head = 44 * ratio;
  const picture = document.createElement("canvas");
  const ctx = picture.getContext("2d")!;
  picture.width = canvas.width + 2 * pad;
  ctx.font = font(12);
  const places = keyPlaces(ctx, key, picture.width - 2 * pad);
  picture.height = head + canvas.height + 2 * pad + places.height;
  ctx.fillStyle = palette.background();
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.textBaseline = "top";
  ctx.font = font(15);
  ctx.fillStyle = palette.text();
  ctx.fillText(fitted(ctx, title, picture.width - 2 * pad), pad, pad);
  ctx.font = font(12);
  ctx.fillStyle = palette.faint();
  ctx.fillText(fitted(ctx, detail, picture.width - 2 * pad), pad, pad + 22 * ratio);
  ctx.drawImage(canvas, pad, pad + head);
  const below = pad + head + canvas.height + 8 * ratio;
  for (const { label, colour, x, y } of places.items) {
    ctx.fillStyle = colour;
    ctx.fillRect(pad + x, below + y + 3 * ratio, 10 * ratio, 10 * ratio);
    ctx.fillStyle = palette.text();
    ctx.fillText(label, pad + x + 15 * ratio, below + y);
  }
  return picture.toDataURL("image/png");
}

function keyPlaces(ctx: CanvasRenderingContext2D, key: [string, string][], width: number) {
  const ratio = devicePixelRatio;
  const line = 18 * ratio;
  let x = 0;
  let y = 0;
  const items = key.map(([label, colour]) => {
    const room = ctx.measureText(label).width + 31 * ratio;
    if (x > 0 && x + room > width) {
      x = 0;
      y += line;
    }
    const item = { label, colour, x, y };
    x += room;
    return item;
  });
  return { items, height: key.length ? y + line : 0 };
}
