// Puts GraphiQL on the page. It asks the address that the page itself has, and nobody else.
"use strict";

const place = document.getElementById("graphiql");
const endpoint = window.location.pathname;

async function ask(params) {
  let response;
  try {
    response = await fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json" },
      body: JSON.stringify(params),
    });
  } catch {
    return { errors: [{ message: `Nothing answers at ${window.location.origin}${endpoint}. Is the service still running?` }] };
  }
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `The service answered ${response.status}, and not in JSON: ${text.slice(0, 500)}` }] };
  }
}

// A page of the explorer leads here with its own question: the name of its document, and its variables.
async function asked() {
  const hash = new URLSearchParams(window.location.hash.slice(1));
  const name = hash.get("operation");
  if (!/^[a-z_]+$/.test(name ?? "")) return {};
  const answer = await fetch(`static/${name}.graphql`).catch(() => null);
  if (!answer?.ok) return {};
  const variables = hash.get("variables") ?? "{}";
  try {
    return { query: await answer.text(), variables: JSON.stringify(JSON.parse(variables), null, 2) };
  } catch {
    return {};
  }
}

const view = (question) => React.createElement(
  GraphiQL,
  {
    fetcher: ask,
    ...question,
    defaultQuery: document.getElementById("first-query").content.textContent,
    // No question needs a header.
    isHeadersEditorEnabled: false,
    showPersistHeadersSettings: false,
  },
  React.createElement(GraphiQL.Logo, null, "Accord Graph"),
);
asked().then((question) => ReactDOM.createRoot(place).render(view(question)));
