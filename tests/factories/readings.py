"""Readings of made-up results, for tests of what is said of them."""

from collections.abc import Mapping

from factories import frameworks, results
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import By, Withheld

NORTH: By = (("district", "North"),)
SOUTH: By = (("district", "South"),)
WEST: By = (("district", "West"),)

THREE = frameworks.make(lengths=(4, 2, 2))


def read(
    means: Mapping[str, float] | None = None,
    framework: Framework = THREE,
    *,
    hidden: Mapping[tuple[By, str], Withheld] | None = None,
    of: Mapping[By, Mapping[str, float]] | None = None,
    half: float = 0.1,
) -> Reading:
    made = results.make(framework, means, groups=of, withheld=hidden, half=half)
    return Reading(made, framework)
