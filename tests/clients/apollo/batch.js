// Asks three questions at once, which Apollo Client sends as one list, and prints the answers and how many were sent.
import { ApolloClient, InMemoryCache, gql } from "@apollo/client/core";
import { BatchHttpLink } from "@apollo/client/link/batch-http";

let requests = 0;
const counted = (...request) => {
  requests += 1;
  return fetch(...request);
};
const client = new ApolloClient({
  link: new BatchHttpLink({ uri: process.env.ENDPOINT, fetch: counted }),
  cache: new InMemoryCache(),
});
const kinds = ["ATTACK", "AMBUSH", "MASSACRE"];
const query = gql`
  query Count($kind: EventKind!) {
    events(where: { kind: { eq: $kind } }) { totalCount }
  }
`;
const answers = await Promise.all(kinds.map((kind) => client.query({ query, variables: { kind } })));
console.log(JSON.stringify({ requests, counts: answers.map(({ data }) => data.events.totalCount) }));
client.stop();
