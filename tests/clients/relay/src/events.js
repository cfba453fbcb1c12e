// What components of a Relay app declare: a list of events by pages, and in each event a list of who took part.
import { graphql } from "relay-runtime";

export const query = graphql`
  query eventsQuery($where: EventWhere, $count: Int!, $cursor: String) {
    ...eventsList @arguments(where: $where, count: $count, cursor: $cursor)
  }
`;

export const list = graphql`
  fragment eventsList on Query
  @refetchable(queryName: "eventsPaginationQuery")
  @argumentDefinitions(
    where: { type: "EventWhere" }
    count: { type: "Int", defaultValue: 10 }
    cursor: { type: "String" }
  ) {
    events(where: $where, first: $count, after: $cursor) @connection(key: "eventsList_events", filters: ["where"]) {
      totalCount
      edges {
        node {
          id
          when { edtf }
          ...eventsActors
        }
      }
    }
  }
`;

export const actors = graphql`
  fragment eventsActors on Event
  @refetchable(queryName: "eventsActorsPaginationQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 1 }, cursor: { type: "String" }) {
    title
    involves(first: $count, after: $cursor) @connection(key: "eventsActors_involves") {
      edges {
        role
        hedge
        node { id name }
      }
    }
  }
`;
