"""A brief as Markdown: each number is a footnote, and whatever has a meaning in Markdown is escaped."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from api.reports.brief.model import Brief
from api.reports.brief.phrases import LABELS, PARTS, PHRASES
from api.reports.brief.runs import Run, in_language, runs
from api.reports.brief.sources import told_source
from api.reports.brief.text import heading, left_out
from ontology.values import Language

MEANT = re.compile(r"([\\`*_\[\]<>~&]|^[-+#=]|(?<=^\d)[.)])")
"""What has a meaning wherever it stands, or where a line begins with it."""
IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"
"""What stands in an address as it is, besides letters and digits of ASCII."""


def report(brief: Brief, language: Language) -> Iterator[str]:
    """The lines of a brief."""
    name, title, days = heading(brief, language)
    yield from (f"# {_escaped(name)}", "", f"**{_escaped(title)}** – {_escaped(days)}")
    for part in brief.parts:
        yield from ("", f"## {_escaped(in_language(PARTS[part.name], language))}", "")
        for sentence in part.sentences:
            label = in_language(LABELS[sentence.rule], language)
            yield f"- **{_escaped(label)}** – {_marked(runs(sentence, brief, language))}"
    yield from ("", f"## {_escaped(in_language(PHRASES['left_out'], language))}", "")
    for one in left_out(brief, language):
        yield f"- {_marked(one)}"
    yield from ("", f"## {_escaped(in_language(PHRASES['sources'], language))}", "")
    for source in brief.sources:
        title, lang, rest = told_source(source, language)
        told = " ".join(filter(None, (_in_other(title, lang), _escaped(rest))))
        yield f"[^{source.number}]: {told} {_linked(source.evidence.url or '')}"


def _linked(address: str) -> str:
    """An address as a link, if it is one of the web."""
    is_of_web = address.startswith(("https://", "http://"))
    return f"<{quote(address, safe=IN_ADDRESSES)}>" if is_of_web else _escaped(address)


def _marked(told: Sequence[Run]) -> str:
    """Runs in Markdown: what is in another language stands in italics, after the name of that."""
    return "".join(
        "".join(f"[^{number}]" for number in one.numbers) if one.numbers else _in_other(one.text, one.lang)
        for one in told
    )


def _in_other(text: str, lang: str) -> str:
    return f"*{_escaped(text)}* \\[{lang}\\]" if lang else _escaped(text)


def _escaped(text: str) -> str:
    return MEANT.sub(r"\\\1", " ".join(text.split(" ")).replace("\n", " "))
