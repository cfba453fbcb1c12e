// Runs what relay-compiler made: pages through the events, then through the actors of each, and prints what Relay's
// store holds in the end. Queries that were persisted have an id in place of their text.
import relay from "relay-runtime";
import eventsQuery from "./src/__generated__/eventsQuery.graphql.js";
import eventsPagination from "./src/__generated__/eventsPaginationQuery.graphql.js";
import actorsPagination from "./src/__generated__/eventsActorsPaginationQuery.graphql.js";

const { ConnectionHandler, Environment, Network, RecordSource, Store, fetchQuery } = relay;

const environment = new Environment({
  network: Network.create(async ({ id, text }, variables) => {
    const response = await fetch(process.env.ENDPOINT, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: JSON.stringify({ ...(id ? { doc_id: id } : { query: text }), variables }),
    });
    return response.json();
  }),
  store: new Store(new RecordSource()),
});

const where = { when: { from: { gte: "2018-04-01" }, to: { lte: "2018-04-30" } } };

// What the store holds, read as an updater does: it is the one place where a connection can be had by its key.
function read(connection) {
  let found;
  environment.commitUpdate((store) => (found = connection(store)));
  return found;
}

function page(connection) {
  const info = connection.getLinkedRecord("pageInfo");
  return {
    nodes: connection.getLinkedRecords("edges").map((edge) => edge.getLinkedRecord("node").getDataID()),
    cursor: info.getValue("hasNextPage") ? info.getValue("endCursor") : null,
  };
}

async function all(connection, query, variables) {
  let held = read((store) => page(connection(store)));
  while (held.cursor) {
    await fetchQuery(environment, query, { ...variables, cursor: held.cursor }).toPromise();
    held = read((store) => page(connection(store)));
  }
  return held.nodes;
}

await fetchQuery(environment, eventsQuery, { where, count: 7 }).toPromise();
const events = await all(
  (store) => ConnectionHandler.getConnection(store.getRoot(), "eventsList_events", { where }),
  eventsPagination,
  { where, count: 7 },
);
const involved = {};
for (const id of events) {
  involved[id] = await all(
    (store) => ConnectionHandler.getConnection(store.get(id), "eventsActors_involves"),
    actorsPagination,
    { id, count: 2 },
  );
}
console.log(JSON.stringify(involved));
