"""`accord serve`: the application on a socket of ours, until a signal ends it."""

import asyncio
import gc
import logging
import signal
import socket
import sys

import uvicorn

from api.app import create_app
from api.commands.terminal import tell
from api.settings import PREFIX, Settings
from graph.errors import StoreError
from graph.store import Store

ALL_ADDRESSES = {"0.0.0.0": "127.0.0.1", "::": "::1"}
FINISH_SECONDS = 5
"""How long answers that are under way may take when the server is told to end."""


class AddressInUse(Exception):
    """The server cannot listen where it was told to; the message says what to set."""


def serve_until_stopped(store: Store, probe: Store, settings: Settings) -> None:
    """Serve a store, which need not answer yet. SIGTERM and Ctrl-C end it with exit code 0.

    `probe` is the same store once more, asked at the start and then closed: a connection belongs to one event loop.
    """
    with _listening(settings) as listener:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: sys.exit(0))
        logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
        app = create_app(store, settings)
        asyncio.run(_tell_state(probe))
        tell(_invitation(f"{_address(settings.host, listener)}/graphql", settings), err=True)
        gc.collect()
        gc.freeze()  # the schema stays; to walk it in every full collection would cost a third of a large answer's time
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=FINISH_SECONDS,
        )
        uvicorn.Server(config).run(sockets=[listener])


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


async def _tell_state(store: Store) -> None:
    """Say at the start what a user would otherwise learn from failing requests."""
    try:
        if not await store.notes():
            tell("Nothing is loaded yet: run `accord load`; there is no need to start again.", err=True)
    except StoreError as error:
        tell(f"{error} Until then, requests are answered with status 503.", err=True)
    finally:
        await store.close()


def _invitation(address: str, settings: Settings) -> str:
    if settings.trusted_mode == "only":
        return f"The trusted documents of {settings.trusted_documents} are answered at {address}, and no others."
    return f"Open {address} in a browser, or POST queries to it."


def _address(host: str, listener: socket.socket) -> str:
    shown = ALL_ADDRESSES.get(host, host)
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{listener.getsockname()[1]}"
