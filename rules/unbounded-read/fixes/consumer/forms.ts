/** For tests: the forms in `forms.case.txt`, each a program before and after. */

export interface FormCase {
  name: string;
  before: string;
  after: string;
}

/** Reads the cases: a name, the program, `--->`, the program with its rows from `each()`. */
export function formCases(text: string): FormCase[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((one) => {
      const [head, after = ""] = one.split("\n--->\n");
      const [name = "", ...before] = head!.split("\n");
      return { name, before: before.join("\n").trimEnd(), after: after.trimEnd() };
    });
}

/** The body of a function `run` as a program; one that declares `run` itself is a program already. */
export function programOf(body: string): string {
  if (/^(const run =|function run\b)/m.test(body)) return `${body}\n`;
  const lines = body.split("\n").map((line) => (line === "" ? "" : `  ${line}`));
  return `async function run() {\n${lines.join("\n")}\n}\n`;
}

/** The other way round. */
export function bodyOf(program: string): string {
  const inner = /^async function run\(\) \{\n(.*)\n\}\n$/s.exec(program)?.[1];
  return (inner?.replace(/^ {2}/gm, "") ?? program).trimEnd();
}
