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

const view = React.createElement(
  GraphiQL,
  {
    fetcher: ask,
    defaultQuery: document.getElementById("first-query").content.textContent,
    // No question needs a header.
    isHeadersEditorEnabled: false,
    showPersistHeadersSettings: false,
  },
  React.createElement(GraphiQL.Logo, null, "Accord Graph"),
);
ReactDOM.createRoot(place).render(view);
