import type { Orm } from "../../shape.ts";
/** Django's ORM. What evaluates a QuerySet was measured with 3.2.25 on SQLite; newer versions as documented. */
export declare const django: Orm;
