"""Frameworks that a partnership can look at: those shipped, and those that its rounds were run with."""

import functools
from dataclasses import dataclass

from django.db.models import Count

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.models import Round
from oneworkforce.assess.permissions import rounds
from oneworkforce.assess.queries import stored


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a framework, its file's text as people answered it, and how many rounds were run with it.

    `texts`: how many different texts those rounds hold under this id and version. `framework` is that of the round
    added last, else the shipped one.
    """

    framework: Framework
    written: str
    rounds: int
    shipped: bool
    texts: int = 1


def visible_to(viewer: Viewer) -> tuple[Kept, ...]:
    """Return every framework, by title, the newest version first. Two queries."""
    rounds.check_see(viewer)
    shipped = {(each.framework.id, each.framework.version): each for each in _shipped()}
    counted = {
        (row["framework_id"], row["framework_version"]): (row["rounds"], row["texts"])
        for row in rounds.visible_to(viewer)
        .values("framework_id", "framework_version")
        .annotate(rounds=Count("pk"), texts=Count("framework", distinct=True))
        .order_by()
    }
    used = {(row.framework_id, row.framework_version): row for row in _newest_last(viewer)}
    found = [
        _kept(used[key], *counted[key], shipped=key in shipped) if key in used else shipped[key]
        for key in {**shipped, **used}
    ]
    return tuple(sorted(found, key=lambda kept: (_title(kept), kept.framework.id, -kept.framework.version)))


def get(viewer: Viewer, framework: str, version: int) -> Kept:
    """Return one version of a framework; NotFound where there is none for this viewer."""
    wanted = (
        each for each in visible_to(viewer) if (each.framework.id, each.framework.version) == (framework, version)
    )
    found = next(wanted, None)
    if found is None:
        raise NotFound
    return found


def _newest_last(viewer: Viewer) -> list[Round]:
    return list(rounds.visible_to(viewer).order_by("made_at", "pk"))


def _kept(row: Round, used: int, texts: int, *, shipped: bool) -> Kept:
    return Kept(stored.framework_of(row), row.framework, used, shipped, texts)


@functools.cache
def _shipped() -> tuple[Kept, ...]:
    """Return those that come with the product, read once a process."""
    return tuple(
        Kept(framework_file.load(name), path.read_text(encoding="utf-8"), 0, shipped=True)
        for name, path in framework_file.shipped().items()
    )


def _title(kept: Kept) -> str:
    return kept.framework.say(kept.framework.title).casefold()
