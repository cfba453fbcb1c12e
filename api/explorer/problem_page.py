"""What is wrong with a request, as a page for people and as problem details (RFC 9457) for programs."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.explorer.pages import HEADERS, Place, page, wording
from api.web.negotiation import preferred, preferred_language
from api.web.problems import PROBLEM, Problem
from api.web.representations import LANGUAGES, header
from api.web.standing import place_of
from ontology.values import Language

PAGE = "text/html"


def problem_response(request: Request, problem: Problem) -> Response:
    """The answer that tells a problem, in the language that a client prefers: a page if it likes that better."""
    language, named = _language(request)
    if preferred(header(request, "accept"), (PROBLEM, PAGE)) != PAGE:
        answer: Response = problem.response(language)
    else:
        html = _page(problem, place_of(request, language, carried=named))
        answer = HTMLResponse(html, problem.status, {**HEADERS, **(problem.headers or {})})
    answer.headers.add_vary_header("Accept")
    answer.headers.add_vary_header("Accept-Language")
    return answer


def _language(request: Request) -> tuple[Language, bool]:
    """The language that the address names, or else the one that the client prefers; and whether it names one."""
    named, codes = request.query_params.getlist("lang"), [language.value for language in LANGUAGES]
    if len(named) == 1 and named[0] in codes:
        return Language(named[0]), True
    return Language(preferred_language(header(request, "accept-language"), codes)), False


def _page(problem: Problem, place: Place) -> str:
    key = f"problem_{problem.status}"
    title = wording(place.language)(key if key in TITLED else "problem")
    detail, told_in = problem.told(place.language)
    told = {"status": problem.status, "title": title, "detail": detail, "told_in": told_in.value}
    return page("problem.html", place, **told)


TITLED = ("problem_400", "problem_404", "problem_405", "problem_406", "problem_503")
