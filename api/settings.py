"""All settings, from environment variables, in one frozen object that is checked at start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from ontology.iris import DEFAULT_BASE_IRI, check_base

PREFIX = "ACCORD_"
MEANING = "meaning"


class SettingsError(Exception):
    """A setting has a value that cannot be; the message names it and says what to give."""


def _setting(default: Any, meaning: str) -> Any:
    return field(default=default, metadata={MEANING: meaning})


@dataclass(frozen=True)
class Settings:
    """What can be set, each by the environment variable ACCORD_ and its name in capitals."""

    store: str = _setting("sqlite:///var/accord.db", "Where the graph lies: sqlite:///FILE, or neo4j://HOST:7687.")
    store_user: str = _setting("", "The user of a Neo4j store; none where it asks for none.")
    store_password: str = _setting("", "The password of that user.")
    store_database: str = _setting("", "The database of a Neo4j store; none means its default.")
    base_iri: str = _setting(DEFAULT_BASE_IRI, "What all IRIs begin with; it ends in a slash.")
    host: str = _setting("127.0.0.1", "The address on which to serve.")
    port: int = _setting(8000, "The port on which to serve.")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of this process. SettingsError names the first that cannot be."""
        names = {f"{PREFIX}{one.name.upper()}": one for one in fields(cls)}
        if unknown := sorted(name for name in environment if name.startswith(PREFIX) and name not in names):
            raise SettingsError(f"{unknown[0]} is no setting; there are {', '.join(names)}.")
        given = {
            one.name: _read(name, environment[name], one.type) for name, one in names.items() if name in environment
        }
        settings = cls(**given)
        try:
            check_base(settings.base_iri)
        except ValueError as error:
            raise SettingsError(f"{PREFIX}BASE_IRI: {error}.") from None
        if not 0 <= settings.port <= 65535:
            raise SettingsError(f"{PREFIX}PORT is {settings.port}; give a number from 0 to 65535.")
        return settings


def _read(name: str, text: str, kind: Any) -> Any:
    if kind is not int:
        return text
    try:
        return int(text)
    except ValueError:
        raise SettingsError(f"{name} is {text!r}; give a whole number.") from None
