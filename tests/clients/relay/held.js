// Puts the answers to several documents into one store, reads each back, and prints where they differ from the answer.
import { readFileSync } from "node:fs";
import relay from "relay-runtime";
import { differences } from "../differences.js";

const { Environment, Network, RecordSource, Store, createOperationDescriptor, getRequest } = relay;

const warnings = [];
console.warn = console.error = (...said) => warnings.push(String(said[0]));

const environment = new Environment({
  network: Network.create(() => {
    throw new Error("nothing is fetched here");
  }),
  store: new Store(new RecordSource()),
});
const ways = JSON.parse(readFileSync("ways.json", "utf8"));
for (const way of ways) {
  const { default: query } = await import(`./src/__generated__/ways${way.name}Query.graphql.js`);
  way.operation = createOperationDescriptor(getRequest(query), {});
  environment.retain(way.operation);
  environment.commitPayload(way.operation, way.data);
}
const found = ways.flatMap(({ data, operation }) =>
  differences(data, environment.lookup(operation.fragment).data, "data"),
);
console.log(JSON.stringify({ differences: found.slice(0, 20), warnings: warnings.slice(0, 20) }));
