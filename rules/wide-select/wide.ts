import type { Column } from "../../analysis/tables/table.ts";

/** Types whose values have no small size: what databases, schemas and TypeScript call them. */
const wideTypes = new Set(
  (
    "json jsonb bytes bytea blob tinyblob mediumblob longblob binary varbinary buffer uint8array text tinytext mediumtext longtext ntext " +
    "xml simple-json record {} [] array hstore clob vector"
  ).split(" "),
);

/** Names of texts and documents, for columns whose type is a plain string or is not told. What people write into a form (a note, a description) is short. */
const wideNames =
  /^(?:body|contents?|html|markdown|text|payload|raw|blob|image|attachments?|pdf|scan|metadata|document|snapshot|diff|logs?|output|embedding|transcript|template|source_?code|json)$|(?:Body|Content|Html|Markdown|Payload|Json|Blob|Document|Metadata|Snapshot|Transcript)$|_(?:body|content|html|markdown|payload|json|blob|document|metadata|snapshot|transcript)$/;

const plainTypes = new Set(["", "string", "varchar", "character varying", "nvarchar"]);

/** True for a column whose values may be as long as somebody cared to write. */
export function isWide({ name, type }: Pick<Column, "name" | "type">): boolean {
  const bare = type.toLowerCase().replace(/\(.*$/, "").split(".").at(-1)!;
  return wideTypes.has(bare) || (plainTypes.has(bare) && wideNames.test(name));
}
