"""A command on a terminal, and a program that reads its questions and types the answers."""

import fcntl
import os
import pty
import select
import subprocess
import termios
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tests.api.commands.command_line import PROGRAM, program

PATIENCE = 60
"""Seconds within which a question, or the end, has to come."""


class Dialogue:
    """A running command. All that it has shown is in `shown`."""

    def __init__(self, *arguments: str, store: str, cwd: Path, command: Sequence[str] = PROGRAM) -> None:
        self._ours, its = pty.openpty()
        on_it = {"stdin": its, "stdout": its, "stderr": its, "start_new_session": True}

        def controlled() -> None:
            fcntl.ioctl(its, termios.TIOCSCTTY, 0)  # so that Ctrl-C interrupts it

        self._running: subprocess.Popen[str] = program(
            *arguments, store=store, cwd=cwd, command=command, settings={"TERM": "dumb"}, preexec_fn=controlled, **on_it
        )
        os.close(its)
        self.shown = ""
        self._unread = b""

    def __enter__(self) -> "Dialogue":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        os.close(self._ours)
        self._running.kill()
        self._running.wait()

    def answer(self, answers: Iterable[tuple[str, str]]) -> None:
        """Wait for each question, which has to come in this order, and type its answer."""
        for question, answer in answers:
            self.wait_for(question)
            os.write(self._ours, answer.encode() + b"\n")

    def wait_for(self, question: str) -> None:
        """Read on until a question, or another text, is there."""
        while question.encode() not in self._unread:
            piece = self._piece()
            assert piece, f"{question!r} was not asked:\n{self.shown}{self._unread.decode(errors='replace')}"
            self._unread += piece
        before, found, self._unread = self._unread.partition(question.encode())
        self.shown += (before + found).decode(errors="replace")

    def interrupt_at(self, question: str) -> None:
        """Wait for a question, and press Ctrl-C; again where it came just before the question began to listen."""
        self.wait_for(question)
        for _ in range(PATIENCE):
            self.press("\x03")
            with suppress(subprocess.TimeoutExpired):
                self._running.wait(1)
                return

    def press(self, keys: str) -> None:
        """Type keys as they are."""
        os.write(self._ours, keys.encode())

    def ending(self) -> int:
        """The exit code, once it has ended."""
        while piece := self._piece():
            self._unread += piece
        self.shown += self._unread.decode(errors="replace")
        return self._running.wait()

    def _piece(self) -> bytes:
        waiting = select.poll()  # select() takes no file beyond the first 1,024 of a process
        waiting.register(self._ours, select.POLLIN)
        ready = waiting.poll(PATIENCE * 1000)
        assert ready, f"It says nothing more:\n{self.shown}{self._unread.decode(errors='replace')}"
        try:
            return os.read(self._ours, 65536)
        except OSError:  # it has ended
            return b""
