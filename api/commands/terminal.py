"""The streams of the command line: what goes wrong with them ends in a sentence, and no text commands a terminal."""

import errno
import os
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from api.exit_codes import DONE, INTERRUPTED, WRONG_USE

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys instead of showing it: control characters, and those that turn the direction of a text."""

FILE = click.Path(dir_okay=False, allow_dash=True, path_type=Path)
"""An argument or option that names a file to read or write; - is stdin or stdout."""
FOLDER = click.Path(file_okay=False, path_type=Path)
"""An argument or option that names a folder to write to."""


def harmless(text: str) -> str:
    """A text in which a terminal finds nothing to obey, each such character written as Python writes it."""
    return CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def tell(text: str, *, err: bool = False, newline: bool = True) -> None:
    """Write a text to stdout, or stderr."""
    click.echo(harmless(text), err=err, nl=newline)


class Program(click.Group):
    """The commands. Where a stream cannot be written to, or the user ends one, a sentence says so, and the exit code.

    Nobody needs what is left where the reader of a pipe has gone: that is not a failure.
    """

    def main(self, *arguments: Any, **given: Any) -> Any:
        """Run a command, as click does."""
        try:
            _prepare_streams()
            try:
                return super().main(*arguments, **given)
            finally:
                sys.stdout.flush()
        except OSError as error:
            _end(_told(error))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. What click itself would make of a gone reader and of Ctrl-C is another exit code."""
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, _interrupt)
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            _end(INTERRUPTED)
        except OSError as error:
            _end(_told(error))


def _interrupt(_: int, __: FrameType | None) -> NoReturn:
    """As Python does it. But from Python's own handler asyncio takes over, and waits for what reads or computes."""
    raise KeyboardInterrupt


def _prepare_streams() -> None:
    """Let every text be written, whatever the encoding. OSError where a stream is closed."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            raise OSError(errno.EBADF, "It is closed")
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if sys.stdin is None:
        sys.stdin = open(os.devnull)  # noqa: SIM115 - nothing is to be read from it


def _told(error: OSError) -> int:
    """The exit code for a stream, or a file, that fails; why is told on stderr, if that can be."""
    if error.errno == errno.EPIPE:
        return DONE
    reason = os.strerror(error.errno) if error.errno else str(error)
    what = f"{error.filename}" if error.filename else "stdout cannot be written"
    with suppress(AttributeError, OSError):
        sys.stderr.write(harmless(f"Error: {what}: {reason}. Name another place.\n"))
        sys.stderr.flush()
    return WRONG_USE


def _end(code: int) -> NoReturn:
    """End at once: Python would try once more to write what a stream cannot take, and say that it failed."""
    if sys.stdout in (sys.__stdout__, None):
        os._exit(code)
    sys.exit(code)  # within another program, whose own stream it is
