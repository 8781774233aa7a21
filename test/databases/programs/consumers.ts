/** How rows are taken, written once for every library. */
export interface ConsumerInput {
  /** The read, awaited where it has to be. */
  read: string;
  /** Properties of a row that may be looked at, the key first where it is there. */
  values: readonly string[];
  /** The row's values as arguments: `row.id, row.email`. */
  all: string;
}

export interface Consumer {
  /** Lines of an async function's body. */
  body: (input: ConsumerInput) => string;
  /** Ends early, so that what it sees depends on the order. */
  needsOrder?: boolean;
  /** Looks at few columns. */
  narrow?: boolean;
  /** Only asks how many there are. */
  counts?: boolean;
}

export const consumers = {
  loop: {
    body: ({ read, all }) => `for (const row of ${read}) {
  emit(${all});
}`,
  },
  declared: {
    body: ({ read, all }) => `const rows = ${read};
for (const row of rows) {
  emit(${all});
}`,
  },
  forEach: {
    body: ({ read, all }) => `const rows = ${read};
rows.forEach((row) => {
  if (row.status === "late") return;
  emit(${all});
});`,
  },
  mapThenLoop: {
    body: ({ read, all }) => `const rows = ${read};
const lines = rows.map((row) => [${all}]);
for (const line of lines) {
  emit(...line);
}`,
  },
  filterThenLoop: {
    body: ({ read, all }) => `const rows = ${read};
for (const row of rows.filter((one) => one.score !== null)) {
  emit(${all});
}`,
  },
  reduce: {
    narrow: true,
    body: ({ read }) => `const rows = ${read};
const total = rows.reduce((sum, row) => sum + (row.score ?? 0), 0);
emit(total);`,
  },
  length: {
    counts: true,
    body: ({ read }) => `const rows = ${read};
emit(rows.length);`,
  },
  filterLength: {
    narrow: true,
    body: ({ read }) => `const rows = ${read};
emit(rows.filter((row) => row.score === null).length);`,
  },
  foldIntoMap: {
    narrow: true,
    body: ({ read }) => `const totals = new Map<string, number>();
const statuses = new Set<string>();
let sum = 0;
for (const row of ${read}) {
  totals.set(row.status, (totals.get(row.status) ?? 0) + (row.score ?? 0));
  statuses.add(row.status);
  sum += row.score ?? 0;
}
emit([...totals].sort(), [...statuses].sort(), sum);`,
  },
  toStream: {
    body: ({ read, all }) => `const sink = newSink();
for (const row of ${read}) {
  sink.write(\`\${JSON.stringify([${all}])}\\n\`);
}
await new Promise<void>((done) => sink.end(done));`,
  },
  sendEach: {
    body: ({ read, all }) => `const rows = ${read};
for (const row of rows) {
  await send(${all});
}`,
  },
  nested: {
    body: ({ read, all }) => `let late = 0;
const isLate = (status: string): boolean => status === "late";
for (const row of ${read}) {
  const show = (): void => emit(${all});
  if (isLate(row.status)) late++;
  else show();
}
emit("late", late);`,
  },
  breaks: {
    needsOrder: true,
    body: ({ read, all, values }) => `let seen = 0;
for (const row of ${read}) {
  if (seen++ >= 330) break;
  if (row.status === "late") continue;
  emit(${all});
}
emit("${values[0]}", seen);`,
  },
  returns: {
    needsOrder: true,
    body: ({ read, all }) => `const rows = ${read};
for (const row of rows) {
  emit(${all});
  if (row.score === 77) return row.status;
}
return "none";`,
  },
  destructured: {
    narrow: true,
    body: ({ read, values }) => `for (const { ${values.join(", ")} } of ${read}) {
  emit(${values.join(", ")});
}`,
  },
  tryFinally: {
    needsOrder: true,
    body: ({ read, all }) => `let seen = 0;
try {
  for (const row of ${read}) {
    seen++;
    emit(${all});
    if (seen === 450) throw new Error("enough");
  }
} finally {
  emit("seen", seen);
}`,
  },
} as const satisfies Record<string, Consumer>;

export type ConsumerName = keyof typeof consumers;
