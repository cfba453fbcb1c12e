"""A date span as responses show it, from its EDTF text."""

from typing import Any

from ontology.values import DateSpan


def span_parts(edtf: str) -> dict[str, Any]:
    """The fields of DateSpan."""
    span = DateSpan(edtf)
    first, last = span.first, span.last
    return {
        "edtf": edtf,
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
        "precision": span.precision.name,
    }
