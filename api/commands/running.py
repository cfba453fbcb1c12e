"""How commands run: with the settings and the store, and what goes wrong becomes a message and an exit code."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

import click

from api.commands.terminal import harmless
from api.exit_codes import REFUSED, UNREACHABLE, WRONG_USE
from api.settings import Settings, SettingsError
from graph.engines import open_store
from graph.errors import LoadRefused, StoreError, StoreUrlError
from graph.store import Store
from ontology import ONTOLOGY


class WithStatus(click.ClickException):
    """A message on stderr, and the exit code that goes with it."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(harmless(message))
        setattr(self, "exit_code", status)  # noqa: B010 - click declares it for the class alone


def read_settings() -> Settings:
    """The settings. WithStatus says what is wrong with one."""
    try:
        return Settings.from_environment()
    except SettingsError as error:
        raise WithStatus(str(error), WRONG_USE) from None


def opened_store(settings: Settings) -> Store:
    """The store that the settings name. WithStatus where its address is none."""
    try:
        return open_store(
            settings.store,
            ONTOLOGY,
            user=settings.store_user,
            password=settings.store_password,
            database=settings.store_database,
        )
    except StoreUrlError as error:
        raise WithStatus(f"ACCORD_STORE: {error}", WRONG_USE) from None


def with_store(work: Callable[..., Coroutine[Any, Any, int | None]]) -> Callable[..., None]:
    """Run a command with the store, and turn what goes wrong with it into a message and an exit code."""

    @wraps(work)
    def command(**given: Any) -> None:
        store = opened_store(read_settings())
        try:
            status = asyncio.run(_closing(store, work(store, **given)))
        except LoadRefused as error:
            raise WithStatus(str(error), REFUSED) from None
        except StoreError as error:
            raise WithStatus(str(error), UNREACHABLE) from None
        sys.exit(status or 0)

    return command


async def _closing(store: Store, work: Coroutine[Any, Any, int | None]) -> int | None:
    try:
        return await work
    finally:
        await store.close()
