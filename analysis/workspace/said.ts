/** Whether the program says something anywhere: which database it connects to, where results are stored. */
import { languageOf } from "../language.ts";
import type { Program } from "../program.ts";

const known = new WeakMap<Program, Map<string, boolean>>();

/** Where a program says how it is set up; the texts of all other files need not be read. */
const telling = /(?:settings|config|conf|celery|database|db|engine|session|models?|app|main|tasks?|work\w*|__init__)/i;

/** True where a file of the same language has the text; tests and the like say nothing of the program. */
export function isSaid(program: Program, file: string, text: RegExp): boolean {
  const language = languageOf(file);
  const key = `${language} ${text.source}`;
  const answers = known.get(program) ?? new Map<string, boolean>();
  known.set(program, answers);
  const before = answers.get(key);
  if (before !== undefined) return before;
  const { workspace } = program;
  let found = false;
  for (const path of workspace.files.keys()) {
    const [folder = "", name = ""] = path.split("/").slice(-2);
    if (
      languageOf(path) !== language ||
      !telling.test(`${folder}/${name}`) ||
      workspace.isQuiet(path) ||
      !text.test(workspace.text(path) ?? "")
    )
      continue;
    found = true;
    break;
  }
  answers.set(key, found);
  return found;
}
