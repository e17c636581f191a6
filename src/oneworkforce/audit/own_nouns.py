"""How audit tells of itself, and of the partnership as a whole, which no higher room may look up by id."""

from collections.abc import Collection, Mapping
from uuid import UUID

from oneworkforce.audit.nouns import Noun, describe
from oneworkforce.ground import scope
from oneworkforce.ground.models import Partnership


def register() -> None:
    """Say how each noun is called."""
    describe(
        Noun("audit", "the audit", lambda _ids: {}, many="the audit"),
        Noun("partnership", "the partnership", _partnerships),
    )


def _partnerships(ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Name the partnership of the open scope, and no other."""
    own = [each for each in ids if each == scope.current()]
    return dict(Partnership.objects.filter(pk__in=own).values_list("pk", "name"))
