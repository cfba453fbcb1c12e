"""The small parts that a page has by the thousand: a text, an actor, a source. Made once for each page.

A macro would say the same, and take ten times as long.
"""

from collections.abc import Sequence

from markupsafe import Markup

from api.explorer.answered import Named
from api.explorer.escaping import escaped, fill, markup
from api.explorer.pages import Place, Wording
from graph.compliance.known import own
from graph.compliance.promises import Evidence, Judgement, NamedActor
from graph.compliance.wording import TOLD_AGAIN
from ontology.codes import Code
from ontology.iris import code_iri
from ontology.values import Text
from ontology.vocabularies import Standpoint, Status

UNITED_NATIONS = "https://undocs.org/"
OTHER = '<span lang="%s" dir="auto">%s</span>'
MISSING = '%s <abbr class="other" title="%s">%s</abbr>'
PUBLISHER = '<span lang="und">%s</span>'
"""A publisher's name is of no language that we know."""
LINK = '<a href="%s">%s</a>'
TITLED = '<a href="%s" lang="%s" title="%s">%s</a>'
CODE = '<a class="code" href="%s" title="%s">%s</a>'
TIME = '<time datetime="%s">%s</time>'
DAY = '<span lang="%s">, %s</span>'
LOCATOR = ', <span lang="und">%s</span>'
"""A locator is in whatever language its source has it: `para. 2`, `annexe 1`."""
OUT = (
    ' <a class="out" href="%s" rel="noreferrer" target="_blank">'
    '<span aria-hidden="true">↗</span><span class="unseen">%s</span></a>'
)
ACCOUNT = (
    '<section class="account">\n'
    '<h%s>%s <span class="relation">%s</span></h%s>\n'
    '<p class="reads">%s · %s <a href="%s">%s</a>%s</p>\n'
    '%s<p class="cited">%s</p>\n'
    "</section>\n"
)
NOTE = "<p>%s</p>"
BESIDE = " · "
SCHEMES = ("https://", "http://")


def text(it: Text, say: Wording) -> Markup:
    """A text of the data; one that the language lacks is shown in another, and marked."""
    if own := it.only_in(say.language):
        return markup(escaped(own))
    shown = say.shown(it)
    other = fill(OTHER, shown.lang, shown.text)
    return fill(MISSING, other, say("language_missing"), shown.lang) if shown.missing else other


def link(id_: str, it: Text | None, say: Wording, place: Place) -> Markup:
    """A text of the data that leads to the record which has it; its id where it has no text."""
    return fill(LINK, place.to(f"doc/{id_}"), text(it, say) if it else id_)


def named(one: Named, say: Wording, place: Place) -> Markup:
    """A node by its name."""
    return link(one.id, one.name, say, place)


def code(one: Code, say: Wording, place: Place) -> Markup:
    """What a code is called, and what it means."""
    address = code_iri(one, base="")
    made = place.made.get(address)
    if made is None:
        made = place.made[address] = fill(CODE, place.to(address), say.meaning(one), say.code(one))
    return made


@TOLD_AGAIN
def day(edtf: str, say: Wording) -> Markup:
    """A date or span of dates, in words and for programs."""
    return fill(TIME, edtf, say.date(edtf))


def actors(names: Sequence[NamedActor], say: Wording, place: Place) -> Markup:
    """Actors beside each other."""
    return markup(BESIDE.join([actor(who, say, place) for who in names]))


def actor(who: NamedActor, say: Wording, place: Place) -> Markup:
    """An actor, called as in passing."""
    made = place.made.get(who.id)
    if made is None:
        made = place.made[who.id] = link(who.id, who.short, say, place)
    return made


def sources(evidence: Sequence[Evidence], say: Wording, place: Place) -> Markup:
    """Where something of its own was published; what is cited for a record as a whole where nothing else is."""
    found = [source(one, say, place) for one in own(evidence)]
    return markup(BESIDE.join(found) if found else escaped(say("no_source")))


def source(one: Evidence, say: Wording, place: Place) -> Markup:
    """`S/2018/866, 25 September 2018, para. 3 ↗`: what was published, where in it, and where to read it."""
    key = f"{one.source} {one.locator or ''}"
    made = place.made.get(key)
    if made is None:
        made = place.made[key] = _source(one, say, place)
    return made


def _source(one: Evidence, say: Wording, place: Place) -> Markup:
    leading = place.made.get(one.source)
    if leading is None:
        leading = place.made[one.source] = _leading(one, say, place)
    return markup(f"{leading}{_beyond(one.locator, one.url or one.read_at, say)}")


def _leading(one: Evidence, say: Wording, place: Place) -> Markup:
    title = say.shown(one.title)
    called = _called(symbol(one.url), one.publisher, title.text, one.published, say)
    lang = title.lang or say.language.value
    return fill(TITLED, place.to(f"doc/{one.source}"), lang, title.text, called)


@TOLD_AGAIN
def _called(symbol: str, publisher: str | None, title: str, published: str | None, say: Wording) -> Markup:
    """What a source is called beside what it says: by its symbol, its publisher or its title, and its day."""
    by_publisher = fill(PUBLISHER, publisher) if publisher else escaped(title)
    called = escaped(symbol) or by_publisher
    day = fill(DAY, say.language.value, say.date(published)) if published else ""
    return markup(f"{called}{day}")


@TOLD_AGAIN
def _beyond(locator: str | None, address: str | None, say: Wording) -> Markup:
    """Where in a source something stands, and where to read it."""
    within = fill(LOCATOR, locator) if locator else ""
    out = fill(OUT, address, say("opens")) if address and address.startswith(SCHEMES) else ""
    return markup(f"{within}{out}")


def account(one: Judgement, say: Wording, place: Place, level: int = 4) -> Markup:
    """What one assessor says, in its own frame: nobody's stands above another's. `level`: of its heading."""
    key = f"{one.id} {level}"
    made = place.made.get(key)
    if made is None:
        made = place.made[key] = _account(one, say, place, level)
    return made


def _account(one: Judgement, say: Wording, place: Place, level: int) -> Markup:
    heading = str(level)
    return fill(
        ACCOUNT,
        heading,
        actor(one.assessor, say, place),
        say.in_passing(Standpoint[one.standpoint]),
        heading,
        day(one.date, say),
        say("reads_as"),
        place.to(f"doc/{one.id}"),
        say.code(Status[one.status]).lower(),
        _done(one, say),
        fill(NOTE, text(one.note, say)) if one.note else "",
        sources(one.evidence, say, place),
    )


def _done(one: Judgement, say: Wording) -> str:
    """How much it says was done, and when."""
    share = f" ({say('of', shown=one.done, total=one.out_of)})" if None not in (one.done, one.out_of) else ""
    return f"{share} · {say('done_on', when=say.date(one.done_on))}" if one.done_on else share


def symbol(url: str | None) -> str:
    """The symbol of a document of the United Nations, by which it is cited; nothing for any other address."""
    return url.removeprefix(UNITED_NATIONS) if url and url.startswith(UNITED_NATIONS) else ""
