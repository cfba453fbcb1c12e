"""Which queries are taken to call another server, and which prefixes they lack."""

import pytest

from graph.rdf.sparql.words import begins_update, calls_out, undeclared

CALLED = "<http://127.0.0.1:9/>"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{SERVICE {CALLED} {{?s ?p ?o}}}}",
        f"SELECT*{{service{CALLED}{{?s?p?o}}}}",
        f"SELECT * {{SERVICE SILENT {CALLED} {{}}}}",
        f"SELECT * {{SERVICESILENT{CALLED}{{}}}}",
        "SELECT * {?s ?p ?x SERVICE ?x {}}",
        "PREFIX ex: <http://a/> SELECT * {SERVICEex:x {}}",
        "PREFIX : <http://a/> SELECT * {SERVICE:x {}}",
        f"SELECT * {{?s ?p trueSERVICE{CALLED}{{}}}}",
        f"SELECT * {{?s ?p 1SERVICE{CALLED}{{}}}}",
        f"SELECT * {{?s ?p 1.SERVICE{CALLED}{{}}}}",
        f"PREFIX ex: <http://a/> SELECT * {{?s ?p ex:.SERVICE{CALLED}{{}}}}",
        f"PREFIX ex: <http://a/> SELECT * {{?s ?p ex:a\\# SERVICE {CALLED} {{}}\n}}",
        f"PREFIX ex: <http://a/> SELECT * {{?s ?p ex:a\\' SERVICE {CALLED} {{}} # '\n}}",
        f"SELECT * {{FILTER(1<2)SERVICE{CALLED}{{}}}}",
        f"SELECT * {{FILTER(?a<?b && ?c>?d) SERVICE {CALLED} {{}}}}",
        f"SELECT * {{FILTER(?a<5)#>\nSERVICE {CALLED} {{}}}}",
        f'SELECT * {{?s ?p "a\\"" SERVICE {CALLED} {{}} # "\n}}',
        f"SELECT * {{?s ?p '''it's''' SERVICE {CALLED} {{}} # '''\n}}",
        f"SELECT * {{\\u0053ERVICE {CALLED} {{}}}}",
        f'SELECT * {{?s ?p "\\u0022 SERVICE {CALLED} {{}} #"}}',
        f"SELECT * {{\\U00000053ervice {CALLED} {{}}}}",
    ],
)
def test_a_call_is_seen(query: str) -> None:
    assert calls_out(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service {?service ?p 'SERVICE <http://a/> {}'}",
        "SELECT * {?s ?p ?o} # SERVICE <http://a/> {}",
        "# it's a SERVICE\nASK {}",
        'SELECT * {?s ?p "a\\"SERVICE", """SERVICE "a" """@en-service}',
        "SELECT * {?s ?p <http://a/#SERVICE>, $service}",
        "PREFIX ex: <http://a/service#> SELECT * {?s ex:service ex:%41service}",
        "PREFIX ex: <http://a/> SELECT * {?s ?p ex:a\\#service}",
        "SELECT * {?s ?p '''it's SERVICE'''}",
        "SELECT * {FILTER(?a<?b)} # SERVICE",
        "SELECT * {?s ?p '\\u0041 service'}",
    ],
)
def test_a_word_is_no_call(query: str) -> None:
    assert not calls_out(query)


@pytest.mark.parametrize(
    ("query", "update"),
    [
        ("INSERT DATA {<a> <b> <c>}", True),
        ("PREFIX ex: <http://a/> DELETE WHERE {?s ex:b ?o}", True),
        ("LOAD <http://a/>", True),
        ("# insert\nSELECT * {?s ?p 'delete'}", False),
        ("BASE <http://a/> ASK {}", False),
    ],
)
def test_an_update(query: str, update: bool) -> None:
    assert begins_update(query) is update


def test_prefixes_that_are_not_declared() -> None:
    query = "PREFIX a: <http://a/> SELECT * {a:x b:y 'c:z' . ?s :t <d:e>, b:z} # f:g"
    assert undeclared(query) == ["b:", ":"]
