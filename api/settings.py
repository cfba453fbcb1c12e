"""All settings, from environment variables, in one frozen object that is checked at start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from typing import Any

from ontology.iris import DEFAULT_BASE_IRI, check_base

PREFIX = "ACCORD_"
MEANING = "meaning"


class SettingsError(Exception):
    """A setting has a value that cannot be; the message names it and says what to give."""


def _setting(default: Any, meaning: str, *, secret: bool = False) -> Any:
    return field(default=default, metadata={MEANING: meaning}, repr=not secret)


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

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of this process. SettingsError names the first that cannot be."""
        names = {f"{PREFIX}{one.name.upper()}": one for one in fields(cls)}
        if unknown := sorted(name for name in environment if name.startswith(PREFIX) and name not in names):
            raise SettingsError(f"{unknown[0]} is no setting. {_known(unknown[0], list(names))}")
        given = {
            one.name: _read(name, environment[name], one.type) for name, one in names.items() if name in environment
        }
        settings = cls(**given)
        if not settings.host:
            raise SettingsError(f"{PREFIX}HOST is empty; give an address, such as 127.0.0.1, or 0.0.0.0 for all.")
        try:
            check_base(settings.base_iri)
        except ValueError as error:
            raise SettingsError(f"{PREFIX}BASE_IRI: {error}.") from None
        if not 0 <= settings.port <= 65535:
            raise SettingsError(f"{PREFIX}PORT is {settings.port}; give a number from 0 to 65535.")
        return settings


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
    return f"Did you mean {PREFIX}{near[0]}?" if near else f"There are {', '.join(names)}."


def _read(name: str, text: str, kind: Any) -> Any:
    if kind is not int:
        return text
    try:
        return int(text)
    except ValueError:
        raise SettingsError(f"{name} is {text!r}; give a whole number.") from None
