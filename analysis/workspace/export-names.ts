import { intern } from "../intern.ts";

const declared =
  /\bexport\s+(?:declare\s+)?(?:default\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\s*\*?|const\s+enum|const|let|var|class|enum|interface|type|namespace)\s+([A-Za-z_$][\w$]*)/g;
const listed = /\bexport\s*(?:type\s*)?\{([^}]*)\}/g;
/** Names that only a parse can tell: patterns, stars, CommonJS. */
const unclear =
  /\bexport\s*(?:type\s*)?\*|\bexport\s+(?:const|let|var)\s*[{[]|\bexport\s*=|\bmodule\.exports\b|\bexports\./;

/** Names that a text exports, by its words alone; undefined when they can't be told so. */
export function exportNames(text: string): Set<string> | undefined {
  if (unclear.test(text)) return undefined;
  const names = new Set<string>();
  for (const match of text.matchAll(declared)) names.add(intern(match[1]!));
  for (const match of text.matchAll(listed))
    for (const item of match[1]!.split(",")) {
      const name = item
        .trim()
        .split(/\s+as\s+/)
        .at(-1)!
        .replace(/^type\s+/, "");
      if (name) names.add(intern(name));
    }
  return names;
}
