// Pages through all events as a list that grows does, and prints what it shows in the end.
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client/core";
import { relayStylePagination } from "@apollo/client/utilities";
import { firstValueFrom } from "rxjs";
import { filter } from "rxjs/operators";

const EVENTS = gql`
  query Events($first: Int, $after: String, $where: EventWhere) {
    events(first: $first, after: $after, where: $where, orderBy: [{ field: WHEN }]) {
      totalCount
      edges { cursor node { id title when { edtf } } }
      pageInfo { endCursor hasNextPage }
    }
  }
`;

const client = new ApolloClient({
  link: new HttpLink({ uri: process.env.ENDPOINT }),
  cache: new InMemoryCache({
    typePolicies: { Query: { fields: { events: relayStylePagination(["where", "orderBy"]) } } },
  }),
});

const variables = { first: 10, where: { when: { from: { gte: "2018" } } } };
const list = client.watchQuery({ query: EVENTS, variables });
list.subscribe(() => {}); // as a component does that shows it
await firstValueFrom(list.pipe(filter((result) => result.dataState === "complete")));

const held = () => client.readQuery({ query: EVENTS, variables }).events;
let requests = 1;
for (; held().pageInfo.hasNextPage && requests < 100; requests += 1) {
  await list.fetchMore({ variables: { after: held().pageInfo.endCursor } });
}

const whole = filter(({ data }) => !data.events.pageInfo.hasNextPage);
const { totalCount, edges } = (await firstValueFrom(list.pipe(whole))).data.events;
console.log(JSON.stringify({ requests, totalCount, ids: edges.map((edge) => edge.node.id) }));
client.stop();
