"""`accord serve`: the application on a socket of ours, until a signal ends it."""

import asyncio
import gc
import logging
import os
import resource
import signal
import socket

from api.app import create_app
from api.commands.terminal import tell
from api.settings import PREFIX, Settings
from api.web.health import notes_within
from api.web.server import GuardedServer
from api.web.shown_store import refusal
from graph.errors import StoreError
from graph.store import Store

START_SECONDS = 5.0
"""How long the store may take at the start to say what it holds."""
OTHER_FILES = 200
"""How many files are needed besides connections, at most."""
COLLECTED_AFTER = (10_000, 20, 100)
"""How many objects more than before, and how many collections of the younger, Python's collector waits for."""
ALL_ADDRESSES = {"0.0.0.0": "127.0.0.1", "::": "::1"}


class NotForOthers(Exception):
    """The store holds what may not be shown where the server listens; the message says what to do."""


class AddressInUse(Exception):
    """The server cannot listen where it was told to; the message says what to set."""


def serve_until_stopped(store: Store, probe: Store, settings: Settings) -> None:
    """Serve a store, which need not answer yet. SIGTERM and Ctrl-C end it with exit code 0.

    `probe` is the same store once more, asked at the start and then closed: a connection belongs to one event loop.
    """
    with _listening(settings) as listener:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _leave)
        logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
        _allow_files(settings.max_connections + OTHER_FILES)
        app = create_app(store, settings)
        asyncio.run(_tell_state(probe, settings))
        tell(_invitation(f"{_address(settings.host, listener)}/graphql", settings), err=True)
        collect_seldom()
        GuardedServer(app, settings).run(sockets=[listener])


def _leave(*_: object) -> None:
    """Before and after the server's own time there is nothing to finish, and an exception could be lost on its way."""
    os._exit(0)


def collect_seldom() -> None:
    """Look for cycles of garbage in what comes from now on, and seldom: all requests wait meanwhile, up to 0.1 s.

    The schema stays, and answers have no cycles, however many rows they are made of.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)


def _allow_files(number: int) -> None:
    """Let this process have so many files open, if the system does: a connection is one, and a store needs some."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed < number:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(number, most), most))


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        reason = str(error.strerror).partition(" (")[0]
        raise AddressInUse(
            f"{settings.host}:{settings.port} cannot be served: {reason}."
            f" Set {PREFIX}HOST and {PREFIX}PORT to an address of this machine and a free port."
        ) from None


async def _tell_state(store: Store, settings: Settings) -> None:
    """Say at the start what a user would otherwise learn from failing requests. NotForOthers where all would fail."""
    try:
        if not await notes_within(store, START_SECONDS):
            tell("Nothing is loaded yet: run `accord load`; no restart is needed.", err=True)
        elif not settings.is_local() and (reason := await refusal(store, settings.shown_datasets())):
            raise NotForOthers(reason)
    except StoreError as error:
        tell(f"{error} Until then, requests are answered with status 503.", err=True)
    finally:
        await store.close()


def _invitation(address: str, settings: Settings) -> str:
    if settings.trusted_mode == "only":
        return f"The trusted documents of {settings.trusted_documents} are answered at {address}, and no others."
    return f"Open {address.removesuffix('graphql')} in a browser, or POST queries to {address}."


def _address(host: str, listener: socket.socket) -> str:
    shown = ALL_ADDRESSES.get(host, host)
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{listener.getsockname()[1]}"
