/** The order that pages go in: the key's, or one that is written and leads to the key. */
import type { ReadFacts } from "../../../finding.ts";
import type { Order, Reading, Reason } from "./reading.ts";
/** What to page by; a reason where no order tells every row apart, or none that the driver's values can say. */
export declare function pageOrder({ order }: Pick<Reading, "order">, { key, noKey, table, columns }: ReadFacts): Order | Reason;
/** "id", "tenant and seq": for titles and comments. */
export declare function orderPhrase(order: Order): string;
