"""The table of loaders on the page on loading, as each describes itself: `python -m tests.loaders.loading_page`."""

from pathlib import Path

from loaders import known_loaders
from loaders.source import LoaderSource

PAGE = Path(__file__).parents[2] / "docs" / "loading.md"
BEGIN, END = "<!-- loaders -->\n", "<!-- /loaders -->\n"
LICENCES = {
    "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0",
    "https://creativecommons.org/licenses/by-nc-sa/4.0/": "CC BY-NC-SA 4.0",
    "https://acleddata.com/eula": "its terms of use",
}


def written() -> str:
    """The page with the table renewed."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    lines = ["| loader | reads | publisher, licence | forms | limits |", "|---|---|---|---|---|"]
    lines += [_line(name, loader.source) for name, loader in known_loaders().items()]
    return before + BEGIN + "".join(f"{line}\n" for line in lines) + END + rest.partition(END)[2]


def _line(name: str, source: LoaderSource) -> str:
    known = LICENCES.get(source.licence, source.licence)
    licence = f"[{known}]({source.licence})" if source.licence else "what the folder says"
    by = f"{source.publisher}, {licence}" if source.publisher else licence
    by += "; not to be passed on" if source.restricted else ""
    forms, limits = "; ".join(source.forms), "; ".join(source.limits) or "none"
    return f"| `{name}` | {source.title} | {by} | {forms} | {limits} |"


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
