"""All settings, from environment variables, in one frozen object that is checked at start."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from ipaddress import ip_address
from math import inf
from typing import Any

from api.query.guarding.limits import Limits
from graph.rdf.sparql.questions import QueryLimits
from ontology.iris import DEFAULT_BASE_IRI, check_base
from ontology.naming import is_id
from ontology.sources import Dataset

PREFIX = "ACCORD_"
ORIGIN = re.compile(r"null|[a-z][a-z0-9+.-]*://[^/?#\s]+")
"""What browsers send as one: https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin"""
CONTACT = re.compile(r"https://[^\s/?#]+\S*|[^\s@/?#:&%]+@[^\s@/?#:&%]+")
"""Where readers can write to."""
MEANING, CHOICES = "meaning", "choices"


class SettingsError(Exception):
    """A setting has a value that cannot be; the message names it and says what to give."""


def _setting(default: Any, meaning: str, *, secret: bool = False, choices: tuple[str, ...] = ()) -> Any:
    return field(default=default, metadata={MEANING: meaning, CHOICES: choices}, repr=not secret)


@dataclass(frozen=True)
class Settings:
    """What can be set, each by the environment variable ACCORD_ and its name in capitals."""

    store: str = _setting("sqlite:///var/accord.db", "Where the graph is stored: sqlite:///FILE, or neo4j://HOST:7687.")
    store_user: str = _setting("", "The user name for a Neo4j store that needs one.")
    store_password: str = _setting("", "The password for that user.", secret=True)
    store_database: str = _setting("", "The database of a Neo4j store, if not its default.")
    base_iri: str = _setting(DEFAULT_BASE_IRI, "The prefix of all IRIs; must end in a slash.")
    host: str = _setting("127.0.0.1", "The address to listen on; 0.0.0.0 means all.")
    show_restricted: str = _setting(
        "",
        "Datasets whose terms forbid passing them on and which are shown to other machines all the same, by agreement"
        " with their publishers: names such as `acled`, separated by commas.",
    )
    contact: str = _setting(
        "",
        "Where readers tell what is wrong or missing: an address of mail, or of an https page. The foot of every page"
        " leads there, and a mail names the page.",
    )
    port: int = _setting(8000, "The port to listen on; 0 means any free one.")
    cors_origins: str = _setting(
        "", "Allowed origins for CORS, separated by commas, such as `https://a.example`; `*` means all."
    )
    graphiql: bool = _setting(True, "Serve GraphiQL to browsers at /graphql: true or false.")
    introspection: bool = _setting(True, "Allow introspection, which GraphiQL needs: true or false.")
    trusted_documents: str = _setting(
        "",
        "A JSON file of trusted documents, as relay-compiler, graphql-codegen or Apollo's manifest generator write it.",
    )
    trusted_mode: str = _setting(
        "prefer",
        "`only`: answer trusted documents only, without GraphiQL. `prefer`: answer others as well, and log each."
        " `off`: ignore the file.",
        choices=("off", "prefer", "only"),
    )
    cache_seconds: int = _setting(
        0,
        "How many seconds caches may reuse the answer to a GET of a trusted document; 0: revalidate by ETag.",
    )
    persisted_queries: bool = _setting(True, "Allow automatic persisted queries (Apollo's protocol): true or false.")
    query_seconds: float = _setting(Limits.seconds, "The most seconds that one operation may take.")
    export_seconds: float = _setting(
        3600.0, "The most seconds that sending an export, or a long description, may take."
    )
    sparql: bool = _setting(False, "Answer SPARQL queries at /sparql: true or false.")
    sparql_seconds: float = _setting(30.0, "The most seconds that one SPARQL query may take.")
    max_sparql_queries: int = _setting(2, "The most SPARQL queries that are answered at once, each in its own process.")
    max_sparql_memory: int = _setting(1_000_000_000, "The most bytes of memory that one SPARQL query may take.")
    max_sparql_answer: int = _setting(50_000_000, "The most bytes that the results of one SPARQL query may have.")
    head_seconds: float = _setting(10.0, "The most seconds that the request line and headers may take to arrive.")
    body_seconds: float = _setting(30.0, "The most seconds that the body of a request may take to arrive.")
    idle_seconds: float = _setting(
        65.0, "How many seconds a connection may stay idle; longer than proxies keep theirs, which is usually a minute."
    )
    unread_seconds: float = _setting(
        30.0, "How many seconds a client may read nothing of its answer. A slow client that still reads may continue."
    )
    max_connections: int = _setting(500, "The most open connections. Beyond that, a new one closes an idle one.")
    max_connections_per_address: int = _setting(
        100,
        "The most connections from one address. Behind a proxy, all share one: set it to `ACCORD_MAX_CONNECTIONS`.",
    )
    max_head: int = _setting(32_000, "The most bytes in the request line and headers.")
    max_body: int = _setting(1_000_000, "The most bytes in the body of a request.")
    max_batch: int = _setting(10, "The most requests in one batch. Cost and time count for the whole batch.")
    max_characters: int = _setting(Limits.characters, "The most characters in a document.")
    max_tokens: int = _setting(Limits.tokens, "The most tokens in a document.")
    max_depth: int = _setting(Limits.depth, "The most levels of nested fields.")
    max_aliases: int = _setting(Limits.aliases, "The most aliases in a document.")
    max_directives: int = _setting(Limits.directives, "The most directives in a document.")
    max_fragments: int = _setting(Limits.fragments, "The most fragments in a document.")
    max_fields: int = _setting(
        Limits.fields, "The most fields in an operation, counting fragments wherever they are spread."
    )
    max_repeats: int = _setting(Limits.repeats, "The most comparisons to merge fields of the same name.")
    max_input_depth: int = _setting(Limits.input_depth, "The most levels of nesting in variables.")
    max_conditions: int = _setting(Limits.conditions, "The most conditions in the filters of an operation.")
    max_statement: int = _setting(Limits.statement, "The most characters in a statement to the database.")
    max_cost: int = _setting(Limits.cost, "The most rows that an operation may read, as estimated before it runs.")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of this process. SettingsError names the first that cannot be."""
        names = {f"{PREFIX}{one.name.upper()}": one for one in fields(cls)}
        if unknown := sorted(name for name in environment if name.startswith(PREFIX) and name not in names):
            raise SettingsError(f"{unknown[0]} is not a setting. {_known(unknown[0], list(names))}")
        given = {
            one.name: _read(name, environment[name], one.type, one.metadata[CHOICES])
            for name, one in names.items()
            if name in environment
        }
        settings = cls(**given)
        settings._check()
        return settings

    def _check(self) -> None:
        if not self.host:
            raise SettingsError(f"{PREFIX}HOST is empty; give an address, such as 127.0.0.1, or 0.0.0.0 for all.")
        try:
            check_base(self.base_iri)
        except ValueError as error:
            raise SettingsError(f"{PREFIX}BASE_IRI: {error}.") from None
        for origin in self.origins():
            if origin != "*" and not ORIGIN.fullmatch(origin):
                raise SettingsError(
                    f"{PREFIX}CORS_ORIGINS: {origin!r} is not an origin; write scheme and host, and a port if there is"
                    " one, such as https://a.example, without a slash at its end."
                )
        if self.contact and not CONTACT.fullmatch(self.contact):
            raise SettingsError(
                f"{PREFIX}CONTACT is {self.contact!r}; give an address of mail, such as data@example.org, or of a page"
                " that begins with https://."
            )
        for dataset in self.shown_datasets():
            if not is_id(dataset):
                name = dataset.partition("/")[2]
                raise SettingsError(
                    f"{PREFIX}SHOW_RESTRICTED: {name!r} is not the name of a dataset; `accord datasets` lists them."
                )
        if not 0 <= self.port <= 65535:
            raise SettingsError(f"{PREFIX}PORT is {self.port}; give a number from 0 to 65535.")
        if self.cache_seconds < 0:
            raise SettingsError(f"{PREFIX}CACHE_SECONDS is {self.cache_seconds}; give 0 or more.")
        if self.trusted_mode == "only" and not self.trusted_documents:
            raise SettingsError(f"{PREFIX}TRUSTED_MODE is only, and {PREFIX}TRUSTED_DOCUMENTS names no file.")
        numbers = (one.name for one in fields(self) if one.type in (int, float))
        for name in (name for name in numbers if name not in ("port", "cache_seconds")):
            if not 0 < getattr(self, name) < inf:
                raise SettingsError(f"{PREFIX}{name.upper()} is {getattr(self, name)}; give a number above 0.")

    def origins(self) -> list[str]:
        """The origins of pages that may ask."""
        return [one.strip() for one in self.cors_origins.split(",") if one.strip()]

    def shown_datasets(self) -> frozenset[str]:
        """The ids of the datasets that are shown to other machines though their terms forbid passing them on."""
        names = (one.strip().removeprefix(f"{Dataset.path()}/") for one in self.show_restricted.split(","))
        return frozenset(f"{Dataset.path()}/{name}" for name in names if name)

    def is_local(self) -> bool:
        """Whether the server can be reached from its own machine alone. A name but `localhost` may lead anywhere."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def sparql_limits(self) -> QueryLimits:
        """What a SPARQL query may take."""
        return QueryLimits(self.sparql_seconds, self.max_sparql_memory, self.max_sparql_answer)

    def limits(self) -> Limits:
        """What an operation may ask for."""
        held = {one.name: getattr(self, f"max_{one.name}") for one in fields(Limits) if one.name != "seconds"}
        return Limits(**held, seconds=self.query_seconds)


def variables() -> list[tuple[str, Any, str]]:
    """Every setting: its environment variable, its default, and what it means."""
    return [(f"{PREFIX}{one.name.upper()}", _written(one.default), one.metadata[MEANING]) for one in fields(Settings)]


def _written(default: Any) -> Any:
    """A default as one would set it."""
    return str(default).lower() if isinstance(default, bool) else default


def describe_settings() -> str:
    """Every setting in two lines, for help on a terminal."""
    return "\n".join(
        f"  {name} ({default if default != '' else 'none'})\n      {meaning}" for name, default, meaning in variables()
    )


def _known(name: str, names: list[str]) -> str:
    near = get_close_matches(name.removeprefix(PREFIX), [one.removeprefix(PREFIX) for one in names], 1)
    return f"Did you mean {PREFIX}{near[0]}?" if near else "`accord --help` lists them all."


def _read(name: str, text: str, kind: Any, choices: tuple[str, ...]) -> Any:
    if choices and text not in choices:
        raise SettingsError(f"{name} is {text!r}; give one of {', '.join(choices)}.")
    if kind is bool:
        if text.lower() not in ("true", "false"):
            raise SettingsError(f"{name} is {text!r}; give true or false.")
        return text.lower() == "true"
    if kind not in (int, float):
        return text
    try:
        return kind(text)
    except ValueError:
        raise SettingsError(f"{name} is {text!r}; give a {'whole ' if kind is int else ''}number.") from None
