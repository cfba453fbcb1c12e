// Asks the same twice, by hash, and prints what went over the wire: method, whether with its document, and the answer.
import { createHash } from "node:crypto";
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client/core";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";

const COUNT = gql`
  query Count($where: EventWhere) {
    events(where: $where) { totalCount }
  }
`;

const requests = [];
async function recorded(address, options) {
  const response = await fetch(address, options);
  const { data, errors } = await response.clone().json();
  const query = options.body ? JSON.parse(options.body).query : undefined;
  const count = data?.events.totalCount;
  requests.push({ method: options.method, query, count, code: errors?.[0].extensions.code });
  return response;
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const manifest = process.env.ID ? { generateHash: () => process.env.ID } : { sha256 };
const client = new ApolloClient({
  link: new PersistedQueryLink({ ...manifest, useGETForHashedQueries: true }).concat(
    new HttpLink({ uri: process.env.ENDPOINT, fetch: recorded }),
  ),
  cache: new InMemoryCache(),
});
const variables = { where: { kind: { eq: "ATTACK" } } };
for (let time = 0; time < 2; time += 1) {
  await client.query({ query: COUNT, variables, fetchPolicy: "network-only" });
}
console.log(JSON.stringify(requests));
client.stop();
