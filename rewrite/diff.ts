/** What changed between two texts of a file, as few and as small edits as a comparison by lines gives. */
import type { TextEdit } from "./edit.ts";

/**
 * Edits that turn `before` into `after`. Lines that are the same stay untouched, and inside a run of changed lines
 * the common start and end do too, so that an editor keeps cursors, folds and breakpoints.
 */
export function minimalEdits(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const old = lines(before);
  const young = lines(after);
  const edits: TextEdit[] = [];
  let offset = 0;
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...commonLines(old, young), [old.length, young.length] as const]) {
    if (nextI > i || nextJ > j) {
      const removed = old.slice(i, nextI).join("");
      edits.push(...trimmed(offset, removed, young.slice(j, nextJ).join("")));
    }
    for (; i <= nextI && i < old.length; i++) offset += old[i]!.length;
    i = nextI + 1;
    j = nextJ + 1;
  }
  return edits;
}

export interface DiffLine {
  is: "same" | "removed" | "added";
  /** Its line break included. */
  text: string;
}

/** Both texts as one list of lines, in the order a unified diff shows them. */
export function diffLines(before: string, after: string): DiffLine[] {
  const old = lines(before);
  const young = lines(after);
  const found: DiffLine[] = [];
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...commonLines(old, young), [old.length, young.length] as const]) {
    for (; i < nextI; i++) found.push({ is: "removed", text: old[i]! });
    for (; j < nextJ; j++) found.push({ is: "added", text: young[j]! });
    if (i < old.length && j < young.length) found.push({ is: "same", text: old[i]! });
    i = nextI + 1;
    j = nextJ + 1;
  }
  return found;
}

function trimmed(offset: number, removed: string, added: string): TextEdit[] {
  let start = 0;
  while (start < removed.length && start < added.length && removed[start] === added[start]) start++;
  let end = 0;
  const most = Math.min(removed.length, added.length) - start;
  while (end < most && removed[removed.length - 1 - end] === added[added.length - 1 - end]) end++;
  const newText = added.slice(start, added.length - end);
  if (removed.length === start + end && newText === "") return [];
  return [{ start: offset + start, end: offset + removed.length - end, newText }];
}

function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Pairs of equal lines, in order: the longest common subsequence of what lies between the common head and tail. */
function commonLines(old: string[], young: string[]): [number, number][] {
  let head = 0;
  while (head < old.length && head < young.length && old[head] === young[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, young.length) - head;
  while (tail < most && old[old.length - 1 - tail] === young[young.length - 1 - tail]) tail++;
  const pairs: [number, number][] = [];
  for (let k = 0; k < head; k++) pairs.push([k, k]);
  pairs.push(...middle(old, young, head, old.length - tail, young.length - tail));
  for (let k = tail; k > 0; k--) pairs.push([old.length - k, young.length - k]);
  return pairs;
}

function middle(old: string[], young: string[], head: number, oldEnd: number, youngEnd: number): [number, number][] {
  const rows = oldEnd - head;
  const columns = youngEnd - head;
  // A change this large is no rewrite of ours; comparing it line by line would take a table of gigabytes.
  if (rows * columns > 4_000_000) return [];
  const table = new Uint32Array((rows + 1) * (columns + 1));
  const at = (i: number, j: number) => table[i * (columns + 1) + j]!;
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      table[i * (columns + 1) + j] =
        old[head + i] === young[head + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (old[head + i] === young[head + j]) pairs.push([head + i++, head + j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
