"""What is wrong with a request, as a page for people and as problem details (RFC 9457) for programs."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.explorer.pages import HEADERS, Place, page, wording
from api.web.negotiation import preferred, preferred_language
from api.web.problems import PROBLEM, Problem
from api.web.representations import LANGUAGES, header, upwards
from ontology.values import Language

PAGE = "text/html"


def problem_response(request: Request, problem: Problem) -> Response:
    """The answer that tells a problem: a page to who likes that better, as browsers do."""
    if preferred(header(request, "accept"), (PROBLEM, PAGE)) != PAGE:
        answer: Response = problem.response()
    else:
        answer = HTMLResponse(_page(request, problem), problem.status, {**HEADERS, **(problem.headers or {})})
        answer.headers.add_vary_header("Accept-Language")
    answer.headers.add_vary_header("Accept")
    return answer


def _page(request: Request, problem: Problem) -> str:
    named = request.query_params.get("lang")
    codes = [language.value for language in LANGUAGES]
    carried = named in codes
    language = Language(named if carried else preferred_language(header(request, "accept-language"), codes))
    key = f"problem_{problem.status}"
    title = wording(language)(key if key in TITLED else "problem")
    place = Place(upwards(request), language, carried)
    return page("problem.html", place, status=problem.status, title=title, detail=str(problem))


TITLED = ("problem_400", "problem_404", "problem_405", "problem_406", "problem_503")
