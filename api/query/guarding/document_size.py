"""The size of a document once its fragments are spread, checked before it is validated.

Every check is linear in the length of the document, so that to refuse is cheap: fragments are measured once each,
however often they are spread, and nothing here, nor in what runs afterwards, recurses deeper than brackets may nest.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

from api.errors import FIELDS_REPEATED, TOO_MANY_ALIASES, TOO_MANY_FIELDS, TOO_MANY_FRAGMENTS
from api.query.guarding.limits import Limits, refused, too_deep


@dataclass(frozen=True)
class Spread:
    """What a document asks for with its fragments spread: fields, and the pairs of them that validation compares."""

    fields: int
    comparisons: int

    def exceeds(self, other: "Spread") -> bool:
        """Whether there is more of anything."""
        return self.fields > other.fields or self.comparisons > other.comparisons


def check_document(document: DocumentNode, limits: Limits) -> Spread:
    """Refuse a document by what its operations ask for once fragments are spread, before it is validated."""
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    if len(fragments) > limits.fragments:
        raise refused(
            TOO_MANY_FRAGMENTS, f"The document has {len(fragments)} fragments; {limits.fragments} at most are read."
        )
    measuring = _Measuring(fragments, limits)
    executable = [
        one for one in document.definitions if isinstance(one, OperationDefinitionNode | FragmentDefinitionNode)
    ]
    sizes = [measuring.of(one) for one in executable]
    for size in sizes:
        _check_size(size, limits)
    if measuring.aliases > limits.aliases:
        raise refused(TOO_MANY_ALIASES, f"The document has more than {limits.aliases} aliases; leave some out.")
    comparisons = sum(measuring.comparisons(one.selection_set) for one in executable)
    if comparisons > limits.repeats:
        raise refused(FIELDS_REPEATED, "The document repeats the same fields too often; name each once.")
    return Spread(sum(size.fields for size in sizes), comparisons)


def _check_size(size: "_Size", limits: Limits) -> None:
    if size.depth > limits.depth:
        raise too_deep(limits)
    if size.fields > limits.fields:
        raise refused(
            TOO_MANY_FIELDS, f"An operation has more than {limits.fields} fields, its fragments spread; ask for less."
        )


@dataclass(frozen=True)
class _Size:
    """What a selection set holds with its fragments spread: fields, and levels of them."""

    fields: int = 0
    depth: int = 0


@dataclass
class _Measuring:
    """Measures a document: each fragment once."""

    fragments: Mapping[str, FragmentDefinitionNode]
    limits: Limits
    aliases: int = 0
    spread: dict[str, _Size] = field(default_factory=dict)
    fields: dict[int, int] = field(default_factory=dict)

    def of(self, definition: OperationDefinitionNode | FragmentDefinitionNode) -> _Size:
        """The size of a definition. RequestError where brackets and fragments nest too deep to go on."""
        if isinstance(definition, FragmentDefinitionNode) and self.fragments[definition.name.value] is definition:
            return self._spread(definition.name.value, 1)  # but one of several of a name, which validation refuses
        return self._set(definition.selection_set, 1)

    def _set(self, selected: SelectionSetNode | None, level: int) -> _Size:
        if selected is None:
            return _Size()
        if level > self.limits.depth + self.limits.input_depth:
            raise too_deep(self.limits)
        sizes = [self._selection(one, level + 1) for one in selected.selections]
        return _Size(sum(one.fields for one in sizes), max((one.depth for one in sizes), default=0))

    def _selection(self, node: SelectionNode, level: int) -> _Size:
        if isinstance(node, FragmentSpreadNode):
            return self._spread(node.name.value, level)
        if isinstance(node, InlineFragmentNode):
            return self._set(node.selection_set, level)
        assert isinstance(node, FieldNode)
        self.aliases += node.alias is not None
        inner = self._set(node.selection_set, level)
        self.fields[id(node)] = inner.fields + 1
        return _Size(inner.fields + 1, inner.depth + 1)

    def _spread(self, name: str, level: int) -> _Size:
        """A fragment that spreads itself counts as nothing there: validation tells of it."""
        if name not in self.spread:
            self.spread[name] = _Size()
            found = self.fragments.get(name)
            self.spread[name] = self._set(found.selection_set if found else None, level)
        return self.spread[name]

    def comparisons(self, selected: SelectionSetNode) -> int:
        """How many pairs of fields validation compares to see whether those of one key can be merged."""
        by_key: dict[str, list[int]] = {}
        inner = 0
        for node in self._merged(selected, set()):
            by_key.setdefault((node.alias or node.name).value, []).append(self.fields[id(node)])
            inner += self.comparisons(node.selection_set) if node.selection_set else 0
        # Of each pair, the smaller one is compared whole: the i-th smallest with all that are larger.
        pairs = (size * (len(sizes) - 1 - at) for sizes in by_key.values() for at, size in enumerate(sorted(sizes)))
        return inner + sum(pairs)

    def _merged(self, selected: SelectionSetNode, seen: set[str]) -> Iterator[FieldNode]:
        """The fields of a set, those of its fragments among them."""
        for node in selected.selections:
            if isinstance(node, FieldNode):
                yield node
            elif isinstance(node, InlineFragmentNode):
                yield from self._merged(node.selection_set, seen)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                if found := self.fragments.get(node.name.value):
                    yield from self._merged(found.selection_set, seen)
