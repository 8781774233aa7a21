/** What a rule is about, for formats that carry it along with its findings. */

export interface RuleText {
  title: string;
  help: string;
}

const texts: Record<string, RuleText> = {
  "unbounded-read": {
    title: "A read without a bound that runs in a pool",
    help:
      "An ORM call without a limit loads every matching row into memory: the driver buffers them, the ORM makes objects of " +
      "them, and a pool does it several times at once. Read in batches by the primary key, or give the read a limit. " +
      "Where the table stays small, name it in `smallTables` or write " +
      "`// orm-memory-disable-next-line unbounded-read -- reason` above the read.",
  },
};

/** The text of a rule; its name where there is none. */
export function ruleText(id: string): RuleText {
  const title = id.replaceAll("-", " ");
  return (
    texts[id] ?? { title: title.charAt(0).toUpperCase() + title.slice(1), help: `See the page of the rule ${id}.` }
  );
}
