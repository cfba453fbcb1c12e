"""All settings, from environment variables, in one frozen object that is checked at start."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from math import inf
from typing import Any

from api.query.guarding.limits import Limits
from ontology.iris import DEFAULT_BASE_IRI, check_base

PREFIX = "ACCORD_"
ORIGIN = re.compile(r"null|[a-z][a-z0-9+.-]*://[^/?#\s]+")
"""What browsers send as one: https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin"""
MEANING, CHOICES = "meaning", "choices"


class SettingsError(Exception):
    """A setting has a value that cannot be; the message names it and says what to give."""


def _setting(default: Any, meaning: str, *, secret: bool = False, choices: tuple[str, ...] = ()) -> Any:
    return field(default=default, metadata={MEANING: meaning, CHOICES: choices}, repr=not secret)


@dataclass(frozen=True)
class Settings:
    """What can be set, each by the environment variable ACCORD_ and its name in capitals."""

    store: str = _setting("sqlite:///var/accord.db", "Where the graph lies: sqlite:///FILE, or neo4j://HOST:7687.")
    store_user: str = _setting("", "The user of a Neo4j store that asks for one.")
    store_password: str = _setting("", "The password of that user.", secret=True)
    store_database: str = _setting("", "The database of a Neo4j store, unless its default.")
    base_iri: str = _setting(DEFAULT_BASE_IRI, "What all IRIs begin with; it ends in a slash.")
    host: str = _setting("127.0.0.1", "The address on which to serve; 0.0.0.0 means all.")
    port: int = _setting(8000, "The port on which to serve; 0 means any that is free.")
    cors_origins: str = _setting(
        "", "The origins of pages that may ask, separated by commas: `https://a.example`; `*` means all."
    )
    graphiql: bool = _setting(True, "Whether a browser gets GraphiQL at /graphql: true or false.")
    introspection: bool = _setting(True, "Whether the schema may be asked for: true or false. GraphiQL needs it.")
    trusted_documents: str = _setting(
        "", "A JSON file of trusted documents, as relay-compiler, graphql-codegen and Apollo's manifest have them."
    )
    trusted_mode: str = _setting(
        "prefer",
        "`only`: trusted documents alone are answered, and there is no GraphiQL. `prefer`: others as well, and the log"
        " tells of each. `off`: as if there were no file.",
        choices=("off", "prefer", "only"),
    )
    cache_seconds: int = _setting(
        0, "How long caches may answer a GET of a trusted document by themselves; 0: they ask each time, by ETag."
    )
    persisted_queries: bool = _setting(
        True, "Whether clients may have documents held, and name them by hash (Apollo's protocol): true or false."
    )
    query_seconds: float = _setting(
        Limits.seconds, "How many seconds one operation may take, from its start to its answer."
    )
    export_seconds: float = _setting(3600.0, "How long an export, or a long description, may take to be sent.")
    head_seconds: float = _setting(10.0, "How long the head of a request, its address and headers, may take to come.")
    body_seconds: float = _setting(30.0, "How long the body of a request may take to come.")
    idle_seconds: float = _setting(
        65.0, "How long a connection may rest between requests: longer than the minute for which proxies keep theirs."
    )
    unread_seconds: float = _setting(
        30.0, "How long a client may take nothing of its answer. One that is slow but takes some may go on."
    )
    max_connections: int = _setting(500, "How many connections there may be. A new one ends one that only waits.")
    max_connections_per_address: int = _setting(
        100, "How many of them one address may have. Behind a proxy all come from one: give it as many as there are."
    )
    max_head: int = _setting(32_000, "How many bytes the head of a request may have.")
    max_body: int = _setting(1_000_000, "How many bytes the body of a request may have.")
    max_batch: int = _setting(10, "How many requests a body may have, as a list. Cost and time count for all of it.")
    max_characters: int = _setting(Limits.characters, "How many characters a document may have.")
    max_tokens: int = _setting(Limits.tokens, "How many tokens a document may have.")
    max_depth: int = _setting(Limits.depth, "How deep fields may be nested.")
    max_aliases: int = _setting(Limits.aliases, "How many aliases a document may have.")
    max_directives: int = _setting(Limits.directives, "How many directives a document may have.")
    max_fragments: int = _setting(Limits.fragments, "How many fragments a document may have.")
    max_fields: int = _setting(Limits.fields, "How many fields an operation may have, its fragments spread.")
    max_repeats: int = _setting(Limits.repeats, "How many comparisons the fields of one name may need to be merged.")
    max_input_depth: int = _setting(Limits.input_depth, "How deep variables may be nested.")
    max_conditions: int = _setting(Limits.conditions, "How many conditions the filters of an operation may have.")
    max_statement: int = _setting(Limits.statement, "How many characters the statement to the database may have.")
    max_cost: int = _setting(
        Limits.cost, "How many rows an operation may read, estimated from its pages and conditions before it runs."
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of this process. SettingsError names the first that cannot be."""
        names = {f"{PREFIX}{one.name.upper()}": one for one in fields(cls)}
        if unknown := sorted(name for name in environment if name.startswith(PREFIX) and name not in names):
            raise SettingsError(f"{unknown[0]} is no setting. {_known(unknown[0], list(names))}")
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
                    f"{PREFIX}CORS_ORIGINS: {origin!r} is no origin; write scheme and host, and a port if there is one,"
                    " such as https://a.example, without a slash at its end."
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

    def limits(self) -> Limits:
        """What an operation may ask for."""
        held = {one.name: getattr(self, f"max_{one.name}") for one in fields(Limits) if one.name != "seconds"}
        return Limits(**held, seconds=self.query_seconds)


def variables() -> list[tuple[str, Any, str]]:
    """Every setting: its environment variable, its default, and what it means."""
    return [(f"{PREFIX}{one.name.upper()}", one.default, one.metadata[MEANING]) for one in fields(Settings)]


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
