// How many stated totals hold, in DECIMAL, by DuckDB on two threads: node totals.mjs deals.ndjson
// Runs where @duckdb/node-api is installed beside it.
import {DuckDBInstance} from "@duckdb/node-api";

const instance = await DuckDBInstance.create(":memory:", {threads: "2"});
const connection = await instance.connect();
// An amount is 'USD 12.30M', '12.30 million USD', either after other words, or the digits of a JSON number.
await connection.run(`
    CREATE MACRO amount(text) AS CASE
        WHEN suffix(text, 'M') THEN CAST(rtrim(split_part(text, ' ', -1), 'M') AS DECIMAL(18, 2)) * 1000000
        WHEN contains(text, ' ') THEN CAST(split_part(text, ' ', -3) AS DECIMAL(18, 2)) * 1000000
        ELSE CAST(text AS DECIMAL(18, 2)) END`);
// Of four ways to write it this was the quickest: a list is summed where it stands, without unnesting and grouping.
const result = await connection.runAndReadAll(`
    WITH deals AS (
        SELECT list_sum(list_transform(investments, part -> amount(part.amount))) AS total,
               amount(claims[1].that) AS stated
        FROM read_json($1, format = 'newline_delimited',
                       columns = {investments: 'STRUCT(amount VARCHAR)[]', claims: 'STRUCT(that VARCHAR)[]'}))
    SELECT count(*) FILTER (stated = total) AS holds,
           count(*) FILTER (stated <> total) AS fails,
           count(*) FILTER (stated IS NULL) AS without
    FROM deals`, [process.argv[2]]);
const [row] = result.getRowObjects();
console.log(JSON.stringify({holds: Number(row.holds), fails: Number(row.fails), without: Number(row.without)}));
