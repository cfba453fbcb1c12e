"""The small parts that a ledger has by the thousand: a text, an actor, a source. Made once for each page.

A macro would say the same, and take ten times as long.
"""

from markupsafe import Markup, escape

from api.explorer.pages import Place, Wording
from graph.compliance.promises import Evidence, NamedActor
from ontology.values import Text

UNITED_NATIONS = "https://undocs.org/"
OTHER = Markup('<span lang="{lang}" dir="auto">{text}</span>')
MISSING = Markup('{other} <abbr class="other" title="{why}">{lang}</abbr>')
LINK = Markup('<a href="{address}">{text}</a>')
TITLED = Markup('<a href="{address}" lang="{lang}" title="{title}">{text}</a>')
DAY = Markup('<span lang="{lang}">, {day}</span>')
PUBLISHER = Markup('<span lang="und">{name}</span>')
LOCATOR = Markup(', <span lang="und">{locator}</span>')
"""A locator is in whatever language its source has it: `para. 2`, `annexe 1`."""
OUT = Markup(
    ' <a class="out" href="{address}" rel="noreferrer" target="_blank">'
    '<span aria-hidden="true">↗</span><span class="unseen">{opens}</span></a>'
)
SCHEMES = ("https://", "http://")


def text(it: Text, say: Wording) -> Markup:
    """A text of the data; one that the language lacks is shown in another, and marked."""
    shown = say.shown(it)
    if not shown.lang:
        return escape(shown.text)
    other = OTHER.format(lang=shown.lang, text=shown.text)
    return MISSING.format(other=other, why=say("language_missing"), lang=shown.lang) if shown.missing else other


def actor(who: NamedActor, say: Wording, place: Place) -> Markup:
    """An actor, called as in passing."""
    made = place.made.get(who.id)
    if made is None:
        made = place.made[who.id] = LINK.format(address=place.to(f"doc/{who.id}"), text=text(who.short, say))
    return made


def source(one: Evidence, say: Wording, place: Place) -> Markup:
    """`S/2018/866, 25 September 2018, para. 3 ↗`: what was published, where in it, and where to read it."""
    key = f"{one.source} {one.locator or ''}"
    made = place.made.get(key)
    if made is None:
        made = place.made[key] = _source(one, say, place)
    return made


def _source(one: Evidence, say: Wording, place: Place) -> Markup:
    title = say.shown(one.title)
    published = DAY.format(lang=say.language.value, day=say.date(one.published)) if one.published else ""
    publisher = PUBLISHER.format(name=one.publisher) if one.publisher else ""
    called = (escape(symbol(one.url)) or publisher or escape(title.text)) + published
    lang = title.lang or say.language.value
    link = TITLED.format(address=place.to(f"doc/{one.source}"), lang=lang, title=title.text, text=called)
    locator = LOCATOR.format(locator=one.locator) if one.locator else ""
    address = one.url or one.read_at
    opening = OUT.format(address=address, opens=say("opens")) if address and address.startswith(SCHEMES) else ""
    return link + locator + opening


def symbol(url: str | None) -> str:
    """The symbol of a document of the United Nations, by which it is cited; nothing for any other address."""
    return url.removeprefix(UNITED_NATIONS) if url and url.startswith(UNITED_NATIONS) else ""
