import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { programOf } from "../fixture.ts";
import { readsIn } from "./find.ts";
import { hasLimit, outermost, sqlTable, sqlText } from "./sql.ts";

describe("outermost", () => {
  const cases: [sql: string, outer: RegExp][] = [
    ["select * from (select * from a limit 5) x", /^select \* from +\[\] +x$/],
    ["select f(g(1), (2)) from a", /^select f +\[\] +from a$/],
    ["select 1 -- limit 5", /^select 1 *$/],
    ["select 1 /* limit\n5 */ from a", /^select 1 +from a$/],
    ["select 'limit 5, it''s ()' from a", /^select '' from a$/],
    ["select * from a where x = '(' limit 5", /limit 5$/],
    [
      "select * from a where (meta ->> 'n')::int = 0 and at::date > $1",
      /^select \* from a where +\[\] += 0 and at > \$1$/,
    ],
  ];
  for (const [sql, outer] of cases) test(sql, () => assert.match(outermost(sql), outer));

  test("parentheses that are not closed end", () => assert.ok(outermost("select ((( from a").includes("from a")));
});

/** The raw read of `source.query(argument)`. */
function limited(argument: string, more = ""): { limited: boolean; text: string | undefined } {
  const text = `import { DataSource } from "typeorm";\nconst source = new DataSource({});\n${more}\nsource.query(${argument});\n`;
  const program = programOf({ "a.ts": text });
  const [site] = readsIn(program, { file: "a.ts", fn: 0 });
  assert.ok(site, "the read is found");
  return { limited: hasLimit(program, site), text: sqlText(program, site) };
}

describe("the table of a statement", () => {
  const cases: [sql: string, table: string | null][] = [
    ["select * from orders o join lines l on l.a = o.a", "orders"],
    ['select (select max(a) from b) from "shop"."Order"', "Order"],
    ["select * from (select * from orders) o", "orders"],
    ["select * from generate_series(1, 5)", null],
    ["with x as (select 1) select * from x", null],
  ];
  for (const [sql, table] of cases)
    test(sql, () => {
      const program = programOf({
        "a.ts": `import { DataSource } from "typeorm";\nnew DataSource({}).query(\`${sql}\`);\n`,
      });
      const [site] = readsIn(program, { file: "a.ts", fn: 0 });
      assert.ok(site);
      assert.equal(sqlTable(program, site), table);
    });
});

describe("a statement gives few rows", () => {
  const cases: [sql: string, limited: boolean][] = [
    ["select * from orders", false],
    ["SELECT id FROM orders WHERE status = 'open' ORDER BY id", false],
    ["with x as (select * from a limit 5) select * from x, b", false],
    ["select * from orders where id in (select id from a limit 5)", false],
    ["select user_id, count(*) from orders group by user_id", false],
    ["select count(*), name from orders", false],
    ["select limits from orders", false],
    ["select * from (select * from orders) o where o.x = 1", false],
    ["select * from (select * from orders limit 5) o, lines", false],
    ["select * from (select * from orders limit 5) o join lines l on l.order_id = o.id", false],
    ["select * from (select * from orders limit 5) o union select * from orders", false],
    ["select * from (select id from (select * from orders) a limit 1) o where not deleted", true],
    ["select a.b, now() from pg_control_system() a where a.b > 1", true],
    ["select * from f() a, orders", false],
    ["with x as (select * from a limit 5) select * from x where not exists (select 1 from b where b.id = x.id)", true],
    ["with ids (id) as (values ('a'::uuid), ('b'::uuid)) select id from ids where id > 1", true],
    ["with ids as (values (1)), rows as (select * from orders) select * from rows", false],
    ["with ids as (values (1)) select * from ids join orders o on o.id > ids.column1", false],
    ["with ids as (values (1)) select * from ids, orders", false],
    ["with x as (select * from orders) select * from x", false],
    ["select * from orders limit 5", true],
    ["select * from orders LIMIT ?", true],
    ["select * from orders limit :n offset :m", true],
    ["select * from orders limit $1", true],
    ["select * from orders fetch first 5 rows only", true],
    ["select top 5 * from orders", true],
    ["select count(*) from orders", true],
    ["select sum(total) as s, max(at) from orders", true],
    ["select 1", true],
    ["select pg_advisory_lock(1)", true],
    ["update orders set a = 1", true],
    ["delete from orders returning id", true],
    ["insert into a select * from b", true],
    ["begin", true],
  ];
  for (const [sql, expected] of cases)
    test(`${sql}: ${expected}`, () => assert.equal(limited(JSON.stringify(sql)).limited, expected));

  test("text from a constant, a template, a sum", () => {
    assert.equal(limited("sql", 'const sql = "select * from orders";').limited, false);
    assert.equal(limited(["`select * from orders where a = $", "{a} limit $", "{n}`"].join("")).limited, true);
    assert.equal(limited('"select * from orders " + "limit 5"').limited, true);
    assert.equal(limited('"select * from orders " + where').text, "select * from orders  ? ");
  });

  test("text that nobody can see is not judged", () => {
    assert.equal(limited("build()").limited, true);
    assert.equal(limited("build()").text, undefined);
  });
});
