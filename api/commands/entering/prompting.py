"""Single questions at a prompt, in one language: what is typed, yes or no, and what the tab key completes."""

import sys
from collections.abc import Iterable

import click

from api.commands.entering.sayings import say
from api.commands.terminal import harmless, tell
from ontology.values import fold

YES, NO = ("y", "yes", "o", "oui"), ("n", "no", "non")


class Prompt:
    """Asks and tells in a language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def say(self, saying: str, **values: str) -> str:
        """One of the sayings, in the language of the conversation."""
        return say(saying, self.lang, **values)

    def tell(self, saying: str, **values: str) -> None:
        """Say it on stdout."""
        tell(self.say(saying, **values))

    def ask(self, words: str, default: str = "", hints: Iterable[str] = ()) -> str:
        """What is typed, without the spaces around it. click.Abort at Ctrl-C, or where the input ends."""
        hint = (" ; " if self.lang == "fr" else "; ").join(hints)
        text = f"{words} ({hint})" if hint else words
        colon = "\u00a0: " if self.lang == "fr" else ": "
        given = click.prompt(harmless(text), default=default, show_default=bool(default), prompt_suffix=colon)
        return str(given).strip()

    def yes(self, words: str, *, default: bool) -> bool:
        """Whether the answer is yes; Enter is the default."""
        yes = "o" if self.lang == "fr" else "y"
        choice = f"[{yes.upper()}/n]" if default else f"[{yes}/N]"
        complete([])
        while True:
            given = fold(self.ask(f"{words} {choice}"))
            if not given or given in (*YES, *NO):
                return given in YES if given else default
            self.tell("yes or no", given=given)


def complete(words: Iterable[str]) -> None:
    """Let the tab key complete an answer to one of these, on a terminal that can."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    try:
        import readline
    except ImportError:  # Python has been built without
        return
    known = sorted(words)

    def completed(text: str, state: int) -> str | None:
        fitting = [word for word in known if word.startswith(text)]
        return fitting[state] if state < len(fitting) else None

    readline.set_completer_delims("")
    readline.set_completer(completed)
    readline.parse_and_bind("tab: complete")
