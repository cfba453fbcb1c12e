"""The columns of PA-X, versions 2 to 10, and of what its site exports; cells in which it says that it has nothing."""

from loaders.pa_x.topics import TOPICS
from loaders.tables.table import Form

NAME = "pa-x"
NOTHING = frozenset({"", "na", "n/a", "none", "nan", "-"})
"""How files say that nothing is recorded, in small letters."""
FORM = Form(
    needed={"id": ("agtid",), "name": ("agt",), "day": ("dat",), "stage": ("stage",)},
    optional={
        "country": ("con",),
        "conflict": ("contp",),
        "process": ("ppname", "pp_name"),
        "status": ("status",),
        "type": ("agtp",),
        "substage": ("stagesub",),
        "parties": ("part",),
        "third_parties": ("thrdpart",),
        "others": ("othagr",),
        "ucdp_agreement": ("ucdpagr",),
        "pam_agreement": ("pamagr",),
    },
    unasked={
        "process_number": ("pp",),
        "release": ("ver",),
        "interim": ("interim",),
        "page": ("pax_hyperlink",),
        "un_signed": ("imun",),
        "others_signed": ("imoth",),
        **{topic.name: topic.spellings for topic in TOPICS},
    },
    ignored=(
        *("reg", "lgt", "n_characters", "loc1iso", "loc2iso", "loc1gwno", "loc2gwno", "ucdpcon", "cowwar", "imsrc"),
        *("year", "description", "pdf_hyperlink", "pax_generate_pdf", "agt_type", "agt_dat", "stage_label"),
        *("stage_scale", "stage - sort", "stage_short", "stage_display", "substage_label"),
    ),
    loader=NAME,
)


def blank(cell: str) -> bool:
    """Whether a cell says that nothing is recorded."""
    return cell.lower() in NOTHING


def told(values: dict[str, str], field: str) -> str:
    """A cell; "" where it says that nothing is recorded."""
    return "" if blank(values[field]) else values[field]
