import type { Table } from "./table.ts";
/**
 * Models of a Prisma schema: keys, uniqueness and nullability. Syntax:
 * https://www.prisma.io/docs/orm/reference/prisma-schema-reference
 */
export declare function prismaTables(text: string): Table[];
