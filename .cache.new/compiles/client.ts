
type Filter<T> = T | { equals?: T; gt?: T; lt?: T; in?: T[] };
type Status = "paid" | "open";
interface OrderWhereInput {
  AND?: OrderWhereInput | OrderWhereInput[]; OR?: OrderWhereInput[]; NOT?: OrderWhereInput;
  id?: Filter<number>; status?: Filter<Status>; total?: Filter<number>; note?: Filter<string> | null; tenantId?: Filter<number>; createdAt?: Filter<Date>;
}
interface ItemWhereInput { AND?: ItemWhereInput | ItemWhereInput[]; id?: Filter<string>; order?: OrderWhereInput }
type Direction = "asc" | "desc";
interface OrderRow { id: number; status: Status; total: number; note: string | null; tenantId: number; createdAt: Date }
interface ItemRow { id: string; orderId: number }
interface Args<W, S, O> { where?: W; select?: S; include?: { items?: boolean }; omit?: { [K in keyof S]?: boolean }; orderBy?: O | O[]; take?: number; skip?: number }
type OrderSelect = { [K in keyof OrderRow]?: boolean } & { items?: boolean | { select?: { [K in keyof ItemRow]?: boolean } } };
type OrderArgs = Args<OrderWhereInput, OrderSelect, { [K in keyof OrderRow]?: Direction }>;
type ItemArgs = Args<ItemWhereInput, { [K in keyof ItemRow]?: boolean }, { [K in keyof ItemRow]?: Direction }>;
type SelectSubset<T, U> = { [K in keyof T]: K extends keyof U ? T[K] : never };
type OrderResult<T> = T extends { select: infer S }
  ? { [K in keyof S & keyof OrderRow as S[K] extends true ? K : never]: OrderRow[K] } & (S extends { items: object } ? { items: ItemRow[] } : {})
  : T extends { include: object } ? OrderRow & { items: ItemRow[] } : T extends { omit: infer O } ? Omit<OrderRow, keyof O> : OrderRow;
interface PrismaPromise<T> extends Promise<T> { [Symbol.toStringTag]: "PrismaPromise" }
export declare class PrismaClient {
  order: {
    findMany<T extends OrderArgs>(args?: SelectSubset<T, OrderArgs>): PrismaPromise<OrderResult<T>[]>;
    update(args: { where: { id: number }; data: Partial<OrderRow> }): PrismaPromise<OrderRow>;
  };
  item: { findMany<T extends ItemArgs>(args?: SelectSubset<T, ItemArgs>): PrismaPromise<ItemRow[]> };
}
