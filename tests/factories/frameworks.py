"""Small frameworks for tests: only what the test says matters."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from oneworkforce.assess.domain.framework import Arc, Framework, Question, Scale


def make(
    *,
    lengths: Sequence[int] = (2, 2),
    least: int = 1,
    most: int = 5,
    threshold: Fraction | int = 3,
    reverse: Sequence[str] = (),
    audiences: Mapping[str, tuple[str, ...]] | None = None,
    audience_column: str | None = None,
) -> Framework:
    """Return a framework whose arcs a1, a2 … have these many questions q1, q2 …"""
    numbers = iter(range(1, sum(lengths) + 1))
    arcs = tuple(
        Arc(
            id=f"a{arc}",
            title={"en": f"Arc {arc}"},
            questions=tuple(
                Question(
                    id=f"q{(number := next(numbers))}",
                    text={"en": f"Question number {number}"},
                    audiences=(audiences or {}).get(f"q{number}", ()),
                    reverse=f"q{number}" in reverse,
                )
                for _ in range(length)
            ),
        )
        for arc, length in enumerate(lengths, 1)
    )
    return Framework(
        id="small",
        version=1,
        title={"en": "A small framework"},
        scale=Scale(least, most, Fraction(threshold)),
        arcs=arcs,
        audience_column=audience_column,
    )
