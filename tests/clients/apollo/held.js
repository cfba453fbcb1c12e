// Writes the answers to several documents into one cache, reads each back, and prints where they differ from the answer.
import { readFileSync } from "node:fs";
import { InMemoryCache, gql } from "@apollo/client/core";
import { differences } from "../differences.js";

const warnings = [];
console.warn = console.error = (...said) => warnings.push(String(said[0]));

const ways = JSON.parse(readFileSync("ways.json", "utf8")).map(({ text, data }) => ({ query: gql(text), data }));
const cache = new InMemoryCache();
for (const { query, data } of ways) cache.writeQuery({ query, data });
const found = ways.flatMap(({ query, data }) => differences(data, cache.readQuery({ query }), "data"));
console.log(JSON.stringify({ differences: found.slice(0, 20), warnings: warnings.slice(0, 20) }));
