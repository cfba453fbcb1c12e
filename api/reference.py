"""Write the reference pages of the command line, the settings and the error codes, from what declares them.

python -m api.reference            writes them
python -m api.reference --check    only says which differ (exit code 1)
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from api.cli import main as accord
from api.errors import CODES, ErrorCode
from api.settings import variables
from ontology.publishing.generated import ROOT, drifted, write

WIDTH = 100
GENERATED = "<!-- Generated from {source} by `python -m api.reference`: edit that, not this page. -->"


def pages() -> dict[str, str]:
    """The pages by their path in the repository."""
    made = {"command-line": command_line(), "errors": errors(), "settings": settings()}
    return {f"docs/reference/{name}.md": "\n".join(lines) + "\n" for name, lines in made.items()}


def command_line() -> Iterator[str]:
    """What `--help` says, of all commands."""
    yield from _head("The command line", "api/cli.py")
    yield "`make serve` installs the command as `.venv/bin/accord`. Below is the output of `--help`."
    context = accord.make_context("accord", [], resilient_parsing=True, terminal_width=WIDTH)
    yield from _help(accord, context)
    for name, command in sorted(accord.commands.items()):
        yield from ("", f"## accord {name}")
        yield from _help(command, click.Context(command, context, name))


def _help(command: click.Command, context: click.Context) -> Iterator[str]:
    yield from ("", "```text", *command.get_help(context).splitlines(), "```")


def settings() -> Iterator[str]:
    """Every setting, its default, and what it means."""
    yield from _head("Settings", "api/settings.py")
    yield "All settings are environment variables. They are read and checked at the start of each command. An unknown"
    yield "name that begins with `ACCORD_`, or a value that is not allowed, ends it with exit code 2."
    yield from ("", "| variable | default | meaning |", "|---|---|---|")
    for name, default, meaning in variables():
        yield f"| `{name}` | {f'`{default}`' if default != '' else ''} | {meaning} |"


def errors() -> Iterator[str]:
    """Every error code, with its HTTP status, its cause and what to do."""
    yield from _head("Error codes", "api/errors.py")
    yield "Each error of a GraphQL response has one of these in `extensions.code`; its message names the value and the"
    yield "place. There are no other codes. `accord query` prints the same errors, and ends with exit code 1."
    yield ""
    yield "The status applies to `application/graphql-response+json`. With `application/json`, codes marked * are"
    yield "answered with status 200. URLs outside GraphQL answer with problem details (RFC 9457), whose `detail` says"
    yield "what is wrong and what to do."
    for code in sorted(CODES, key=lambda code: code.code):
        yield from ("", f"## {code.code}", "", f"Status {_status(code)}. {code.cause} **What to do:** {code.remedy}")


def _status(code: ErrorCode) -> str:
    return f"{code.status}{' *' if code.of_document else ''}"


def _head(title: str, source: str) -> Iterator[str]:
    yield from (f"# {title}", "", GENERATED.format(source=source), "")


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write or check the pages of this repository."""
    parser = argparse.ArgumentParser(prog="python -m api.reference", description="Write the reference pages.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 if a page differs")
    if not parser.parse_args(arguments).check:
        for path in write(pages(), root):
            print(path)
        return 0
    differing = drifted(pages(), root)
    for path in differing:
        print(f"{path} differs from what declares it: run `python -m api.reference`", file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
