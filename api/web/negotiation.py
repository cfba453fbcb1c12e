"""Content negotiation: what a client prefers of what there is (RFC 9110, section 12.5.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class MediaRange:
    """One member of an Accept header: `text/turtle;q=0.8`, `text/*`, `*/*`."""

    type: str
    subtype: str
    quality: float

    def precision(self, media_type: str) -> int | None:
        """How exactly it names a media type; None where it does not."""
        type_, _, subtype = media_type.partition("/")
        if (self.type, self.subtype) == ("*", "*"):
            return 0
        if self.type != type_ or self.subtype not in ("*", subtype):
            return None
        return 1 if self.subtype == "*" else 2


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The media type that an Accept header likes best, the first of equals; None where it likes none.

    Without a header everything is liked. A member that cannot be read counts as absent.
    """
    if not accept.strip():
        return offered[0]
    ranges = list(_ranges(accept))
    liked = {media_type: _quality(media_type, ranges) for media_type in offered}
    best = max(offered, key=lambda media_type: liked[media_type])
    return best if liked[best] > 0 else None


def _quality(media_type: str, ranges: list[MediaRange]) -> float:
    """What the ranges that name it most exactly say."""
    named = [(precision, one.quality) for one in ranges if (precision := one.precision(media_type)) is not None]
    return max(named, default=(0, 0.0))[1]


def _ranges(accept: str) -> Iterator[MediaRange]:
    for member in accept.lower().split(","):
        name, *parameters = (part.strip() for part in member.split(";"))
        type_, slash, subtype = name.partition("/")
        try:
            quality = next((float(one[2:]) for one in parameters if one.startswith("q=")), 1.0)
        except ValueError:
            continue
        if slash and type_ and subtype and 0 <= quality <= 1:
            yield MediaRange(type_, subtype, quality)
