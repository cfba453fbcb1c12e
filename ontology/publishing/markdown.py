"""Tables in Markdown."""

from collections.abc import Iterable


def markdown_table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table without the columns that are empty in every row; nothing at all without rows."""
    filled = list(rows)
    shown = [at for at, _ in enumerate(heads) if any(row[at] for row in filled)]
    if not filled:
        return ""
    lines = [[heads[at] for at in shown], ["---"] * len(shown)]
    lines += [[row[at].replace("|", "\\|") for at in shown] for row in filled]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
