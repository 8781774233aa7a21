import { formatBytes } from "../../../probe/units.ts";
import type { ComparedRun } from "../../../probe/view/shapes.ts";
import { element } from "./elements.ts";

const WIDTH = 200;
const HEIGHT = 64;
const SVG = "http://www.w3.org/2000/svg";

function drawn(name: string, attributes: Record<string, string>, children: Node[] = []): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A run as a small curve, on a scale of `most` bytes and `longest` milliseconds that it shares with others. */
export function smallCurve(run: ComparedRun, name: string, most: number, longest: number): HTMLElement {
  const x = (t: number) => ((t / longest) * WIDTH).toFixed(1);
  const line = run.t.map((t, index) => `${x(t)},${(HEIGHT - (run.tree[index]! / most) * HEIGHT).toFixed(1)}`);
  const area = [`${x(run.t[0]!)},${HEIGHT}`, ...line, `${x(run.t.at(-1)!)},${HEIGHT}`];
  const svg = drawn(
    "svg",
    {
      viewBox: `0 -2 ${WIDTH} ${HEIGHT + 2}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": `Curve of ${name}`,
    },
    [
      drawn("polygon", { points: area.join(" ") }),
      drawn("polyline", { points: line.join(" "), "vector-effect": "non-scaling-stroke" }),
    ],
  );
  return element("figure", {}, [
    svg as unknown as HTMLElement,
    element("figcaption", {}, [
      element("span", {}, [name]),
      element("span", { class: "number" }, [formatBytes(run.peak)]),
    ]),
  ]);
}
