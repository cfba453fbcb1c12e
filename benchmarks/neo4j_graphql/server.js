// @neo4j/graphql over the Neo4j that ACCORD_STORE names, served by GraphQL Yoga on ACCORD_PORT.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";

const { ACCORD_STORE, ACCORD_STORE_USER, ACCORD_STORE_PASSWORD, ACCORD_PORT } = process.env;
const login = ACCORD_STORE_USER ? neo4j.auth.basic(ACCORD_STORE_USER, ACCORD_STORE_PASSWORD) : undefined;
const driver = neo4j.driver(ACCORD_STORE, login);
const typeDefs = readFileSync(new URL("types.graphql", import.meta.url), "utf8");
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const yoga = createYoga({ schema, logging: false, graphiql: false, maskedErrors: false });

createServer(yoga).listen(Number(ACCORD_PORT), "127.0.0.1");
