"""The forms in which a ledger, and what is worked out from it, is handed out besides its page."""

from api.explorer.state import State
from api.web.problems import Problem
from graph.errors import shortened

FORMS = {"csv": "text/csv", "json": "application/json"}
"""Each by the word that asks for it, with its media type."""


def form_of(state: State) -> str | None:
    """The form that an address asks for; None for the page. Problem where there is none of that name."""
    form = state.one("format")
    if form is not None and form not in FORMS:
        known = ", ".join(FORMS)
        raise Problem(
            400,
            f"format={shortened(form)} is not a form of a ledger. Write one of {known}, or leave it out.",
            fr=f"format={shortened(form)} n’est pas une forme d’un registre. Écrivez l’une de celles-ci : {known}.",
        )
    return form
