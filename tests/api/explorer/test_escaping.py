"""That whatever a page is given stands on it as text, once escaped, whichever way it comes there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from api.explorer.drawing import bars, map, timeline
from api.explorer.escaping import escaped, fill, markup
from api.explorer.events.choices import Choice, Facet
from api.explorer.pages import wording
from api.explorer.templating import Templates
from ontology.values import Language

HOSTILE = '<b title="\'&amp;">'
TEXTS = st.text(alphabet=st.sampled_from("a<>&\"' é\n") | st.characters())


class Told:
    """What brings its HTML with it."""

    def __html__(self) -> str:
        return "<em>told</em>"


@given(TEXTS)
def test_text_is_escaped_as_markupsafe_does(text: str) -> None:
    assert escaped(text) == escape(text)
    assert fill("<p title='%s'>%s</p>", text, text) == Markup("<p title='%s'>%s</p>") % (text, text)


@given(TEXTS)
def test_what_is_escaped_stays_as_it_is(text: str) -> None:
    once = escape(text)
    assert escaped(once) == fill("%s", once) == once


@pytest.mark.parametrize("part", [0, -3, 2.5, True, None, Told(), Language.EN])
def test_whatever_else_is_escaped_as_markupsafe_does(part: object) -> None:
    assert escaped(part) == escape(part)


def test_markup_is_not_escaped_again() -> None:
    made = markup("<b>")
    assert type(made) is Markup
    assert escape(made) == "<b>"


@given(TEXTS)
def test_templates_escape_what_they_are_given(text: str) -> None:
    template = (
        "{% macro it(one) %}<i>{{ one }}</i>{% endmacro %}{{ text }}{{ it(text) }}{{ it(it(text)) }}{{ 3 }}{{ n }}"
    )
    written = Templates(autoescape=True).from_string(template).render(text=text, n=4)
    once = escape(text)
    assert written == f"{once}<i>{once}</i><i><i>{once}</i></i>34"


def test_rows_that_are_written_without_a_template_are_escaped() -> None:
    chart = bars.BarsDrawing(1, 1, 1, (bars.Bar(HOSTILE, 1, 2, 3, 4, 5, True, HOSTILE),), (), ())
    line = timeline.TimelineDrawing(1, 1, (timeline.Bar(1, 2, 3, timeline.Extent.DAY, HOSTILE, HOSTILE),), (), ())
    mark = map.Mark((1, 2), HOSTILE, HOSTILE, (3, 4), 5, near=True, leads_to=HOSTILE)
    drawn = map.MapDrawing(1, 1, "", (), (), (), (mark,), 1)
    facet = Facet(HOSTILE, "", (Choice(HOSTILE, HOSTILE, 1, chosen=True),), 1)
    for written in (chart.written(HOSTILE), line.written, drawn.marked, facet.written(wording(Language.EN))):
        assert HOSTILE not in written
        assert escape(HOSTILE) in written
