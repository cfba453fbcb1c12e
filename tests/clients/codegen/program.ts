// What an app may rely on once its types are generated. Where a mistake is expected, accepting it is the error.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { InvolvedDocument, type InvolvedQuery, type InvolvedQueryVariables } from "./operations.js";
import type { Event } from "./schema.js";

declare function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Data;

const variables: InvolvedQueryVariables = {
  first: 10,
  where: {
    kind: { in: ["ATTACK", "AMBUSH"] },
    when: { from: { gte: "2018-04" } },
    involves: { some: { role: { eq: "ATTACKER" }, node: { name: { contains: "support" } } } },
    OR: [{ sourceGrade: { eq: null } }, { NOT: { title: { contains: "camp" } } }],
  },
};
const answer: InvolvedQuery = ask(InvolvedDocument, variables);

export const accused: string[] = answer.events.edges.flatMap(({ node }) =>
  node.involves.edges.filter((edge) => edge.hedge === "ALLEGED").map((edge) => `${node.when.edtf} ${edge.node.name}`),
);
export const count: number = answer.events.totalCount;

// @ts-expect-error a code that there is not
ask(InvolvedDocument, { where: { kind: { eq: "PICNIC" } } });
// @ts-expect-error a field that there is not
ask(InvolvedDocument, { where: { weather: { eq: "rain" } } });
// @ts-expect-error a hedge may be missing
export const hedge: string = answer.events.edges[0].node.involves.edges[0].hedge;
// @ts-expect-error not selected
export const iri = answer.events.edges[0].node.iri;

// Beside what an operation selects there is what the schema has.
export type Edtf = Event["when"]["edtf"];
export const day: Edtf = "2018-04-14";
