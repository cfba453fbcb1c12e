// Pages through the events since 2018 as a list that grows does, and prints what Graphcache shows in the end.
import { Client, fetchExchange, gql } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";

const EVENTS = gql`
  query Events($first: Int, $after: String, $where: EventWhere) {
    events(first: $first, after: $after, where: $where, orderBy: [{ field: WHEN }]) {
      totalCount
      edges { cursor node { id title when { edtf } } }
      pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
    }
  }
`;

const client = new Client({
  url: process.env.ENDPOINT,
  preferGetMethod: false,
  exchanges: [
    cacheExchange({
      keys: { DateSpan: () => null, PageInfo: () => null },
      resolvers: { Query: { events: relayPagination() } },
    }),
    fetchExchange,
  ],
});

const where = { when: { from: { gte: "2018" } } };
let requests = 0;
let shown = { pageInfo: { endCursor: null, hasNextPage: true } };
for (; shown.pageInfo.hasNextPage && requests < 100; requests += 1) {
  const answer = await client.query(EVENTS, { first: 10, after: shown.pageInfo.endCursor, where }).toPromise();
  if (answer.error) throw answer.error;
  shown = answer.data.events;
}
const { totalCount, edges } = shown;
console.log(JSON.stringify({ requests, totalCount, ids: edges.map((edge) => edge.node.id) }));
