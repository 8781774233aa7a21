import type { Column } from "../../analysis/tables/table.ts";

/** Types whose values have no small size: what databases, schemas and TypeScript call them. */
const wideTypes = new Set(
  (
    "json jsonb bytes bytea blob tinyblob mediumblob longblob binary varbinary buffer uint8array mediumtext longtext ntext " +
    "xml simple-json record {} hstore clob vector largebinary pickletype"
  ).split(" "),
);

/** Long where a schema makes a difference: many give all of their strings this type. */
const longStrings = new Set(["text", "tinytext", "unicodetext"]);

/** Names of texts and documents, for columns whose type is a plain string or is not told. What people write into a form (a note, a description) is short. */
const wideNames =
  /^(?:body|contents?|html|markdown|text|payload|raw|blob|image|attachments?|pdf|scan|metadata|document|snapshot|diff|logs?|output|embedding|transcript|template|source_?code|json)$|(?:Body|Content|Html|Markdown|Payload|Json|Blob|Document|Metadata|Snapshot|Transcript)$|_(?:body|content|html|markdown|payload|json|blob|document|metadata|snapshot|transcript)$/;

const plainTypes = new Set(["", "string", "varchar", "character varying", "nvarchar", "char", "unicode"]);

type Written = Pick<Column, "name" | "type" | "stored">;

const bare = (type: string): string => type.toLowerCase().replace(/\(.*$/, "").split(".").at(-1)!;

const isLongString = ({ stored, type }: Written): boolean => longStrings.has(bare(stored ?? type));

/** Columns whose values may be as long as somebody cared to write, of all that a table has. */
export function wideOf<C extends Written>(columns: readonly C[]): C[] {
  const strings = columns.filter(
    (column) => isLongString(column) || plainTypes.has(bare(column.stored ?? column.type)),
  );
  const differ = strings.some((column) => !isLongString(column));
  return columns.filter((column) => {
    const types = [column.type, column.stored ?? ""].map(bare);
    if (types.some((type) => wideTypes.has(type)) || (differ && isLongString(column))) return true;
    return strings.includes(column) && wideNames.test(column.name);
  });
}
