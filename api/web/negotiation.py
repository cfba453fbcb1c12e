"""Content negotiation: what a client prefers of what there is (RFC 9110, sections 12.4.2, 12.5.1 and 12.5.4)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

QUOTED = re.compile(r'"([^"]*)"')
PLAIN = re.compile(r"[^\s,;=]+")
QUALITY = re.compile(r"0?\.[0-9]+|0\.?|1(?:\.0*)?")


@dataclass(frozen=True)
class MediaRange:
    """One member of an Accept header: `text/turtle;q=0.8`, `text/*`, `*/*`, `text/turtle;version=1.2`."""

    type: str
    subtype: str
    parameters: Mapping[str, str]
    quality: float

    def precision(self, media_type: str) -> int | None:
        """How exactly it names a media type; None where it does not.

        With a parameter that the media type does not have it still names it, less exactly: whoever asks for
        `text/turtle;version=1.2` reads Turtle. But what it refuses so (`q=0`) is that variant alone.
        """
        (type_, subtype), parameters = _named(media_type)
        if (self.type, self.subtype) == ("*", "*"):
            return 0
        if self.type != type_ or self.subtype not in ("*", subtype):
            return None
        if self.subtype == "*":
            return 1
        shared = self.parameters.items() & parameters.items()
        if len(shared) < len(self.parameters):
            return 2 if self.quality else None
        return 3 + len(shared)


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The media type that an Accept header likes best; None where it likes none.

    Of those that it likes alike it is the one that it names most exactly, and then the first. Without a header
    everything is liked. A member that cannot be read counts as absent.
    """
    if not accept.strip():
        return offered[0]
    ranges = list(_ranges(accept))
    liked = {media_type: _liking(media_type, ranges) for media_type in offered}
    best = max(offered, key=lambda media_type: liked[media_type])
    return best if liked[best][0] > 0 else None


def preferred_language(accept_language: str, offered: Sequence[str]) -> str:
    """The language that an Accept-Language header likes best: `fr` for `fr-ML`. The first where it likes none."""
    liked = dict.fromkeys(offered, 0.0)
    named = {tag: quality for (tag, _), quality in _members(accept_language)}
    for language in offered:
        own = [quality for tag, quality in named.items() if tag.partition("-")[0] == language]
        liked[language] = max(own, default=named.get("*", 0.0))
    return max(offered, key=lambda language: liked[language])


def _liking(media_type: str, ranges: list[MediaRange]) -> tuple[float, int]:
    """What the ranges that name it most exactly say, and how exactly they do."""
    named = [(precision, one.quality) for one in ranges if (precision := one.precision(media_type)) is not None]
    precision, quality = max(named, default=(0, 0.0))
    return quality, precision


def _ranges(accept: str) -> Iterator[MediaRange]:
    for (name, parameters), quality in _members(accept):
        type_, slash, subtype = name.partition("/")
        if slash and type_ and subtype:
            yield MediaRange(type_, subtype, parameters, quality)


def _members(header: str) -> Iterator[tuple[tuple[str, Mapping[str, str]], float]]:
    """The members of a header, each with its parameters and its quality, but those whose quality cannot be read."""
    for member in QUOTED.sub(_unquoted, header.lower()).split(","):
        name, parameters = _parted(member)
        quality = parameters.pop("q", "1")
        if QUALITY.fullmatch(quality):
            yield (name, parameters), float(quality)


@lru_cache(64)  # the few that are offered are asked for again and again
def _named(media_type: str) -> tuple[tuple[str, str], Mapping[str, str]]:
    name, parameters = _parted(media_type)
    type_, _, subtype = name.partition("/")
    return (type_, subtype), parameters


def _parted(member: str) -> tuple[str, dict[str, str]]:
    name, *parts = (part.strip() for part in member.split(";"))
    parted = (part.partition("=") for part in parts if part)
    return name, {key.strip(): value.strip() for key, _, value in parted}


def _unquoted(found: re.Match[str]) -> str:
    """A quoted value as it is or, where it has marks that part members, as one that nothing equals."""
    return found[1] if PLAIN.fullmatch(found[1]) else "?"
