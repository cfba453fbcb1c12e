"""The paths of a finding as drawings, in the words of a language."""

from collections.abc import Iterable

from markupsafe import Markup

from api.explorer.drawing import path as drawing
from api.explorer.pages import Wording
from api.explorer.records.told import Path, Step


def drawn(paths: Iterable[Path], say: Wording) -> list[Markup]:
    """A drawing of each path: the steps of its list, by their numbers."""
    every = list(paths)
    return [
        drawing.path(
            [_step(step, say) for step in one],
            say("path_of", number=number, total=len(every)),
            f"path-{number}",
            f"#path-{number}-",
        )
        for number, one in enumerate(every, 1)
    ]


def _step(step: Step, say: Wording) -> drawing.Step:
    far = step.related.far
    shown = say.shown(far.label, far.id)
    kind = say.code(far.kind) if far.kind else ""
    if step.led is None:
        return drawing.Step(far.id, shown.text, kind, lang=shown.lang)
    reserves = [say.code(one) for one in step.hedges]
    words = " · ".join([*reserves, say.end(step.led.end)])
    return drawing.Step(far.id, shown.text, kind, words, bool(reserves), shown.lang)
