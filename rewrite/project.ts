/** One file in a ts-morph project in memory: what a rewrite is computed on. Loaded when a fix is asked for. */
import type { SourceFile } from "ts-morph";
import type { Style } from "./style.ts";

/**
 * A source file that can be changed, alone in its project: no other file is looked for, none is written.
 * `fileName` decides between TypeScript, JavaScript and JSX.
 */
export async function openFile(fileName: string, text: string, style: Style): Promise<SourceFile> {
  const { IndentationText, NewLineKind, Project, QuoteKind } = await import("ts-morph");
  const indentations: Record<string, (typeof IndentationText)[keyof typeof IndentationText]> = {
    "  ": IndentationText.TwoSpaces,
    "    ": IndentationText.FourSpaces,
    "        ": IndentationText.EightSpaces,
    "\t": IndentationText.Tab,
  };
  const project = new Project({
    useInMemoryFileSystem: true,
    skipFileDependencyResolution: true,
    skipLoadingLibFiles: true,
    compilerOptions: { allowJs: true },
    manipulationSettings: {
      indentationText: indentations[style.indent] ?? IndentationText.TwoSpaces,
      newLineKind: style.newline === "\r\n" ? NewLineKind.CarriageReturnLineFeed : NewLineKind.LineFeed,
      quoteKind: style.quote === "'" ? QuoteKind.Single : QuoteKind.Double,
      useTrailingCommas: false,
    },
  });
  // Only the extension matters; a folder such as `node_modules` in the name would make it a library's file.
  return project.createSourceFile(`/file${/\.[^./\\]+$/.exec(fileName)?.[0] ?? ".ts"}`, text);
}
