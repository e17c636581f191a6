"""How audit tells of the partnership's nouns."""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from oneworkforce.audit.nouns import Noun, describe
from oneworkforce.partnership.models import (
    Cover,
    Grant,
    Grouping,
    Invitation,
    Locality,
    Membership,
    Organisation,
    Person,
    Team,
)


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(
        Noun("organisation", "the organisation", _by_name(Organisation), "organisation"),
        Noun("team", "the team", _by_name(Team), "team"),
        Noun("locality", "the locality", _by_name(Locality), "locality"),
        Noun("grouping", "the grouping", _by_name(Grouping), "grouping"),
        Noun("person", "the record of", _by_name(Person), "person"),
        Noun("membership", "the membership of", _by(Membership, "person__name"), "member"),
        Noun("invitation", "the invitation of", _by(Invitation, "person__name")),
        Noun("grant", "a role of", _by(Grant, "membership__person__name")),
        Noun("cover", "the cover for", _by(Cover, "away__person__name")),
        Noun("sign_in", "the sign-in of", _by(Membership, "person__name"), "member"),
    )


_Nouns = Organisation | Team | Locality | Grouping | Person | Membership | Invitation | Grant | Cover


def _by_name(model: type[_Nouns]) -> Callable[[Collection[UUID]], Mapping[UUID, str]]:
    return _by(model, "name")


def _by(model: type[_Nouns], path: str) -> Callable[[Collection[UUID]], Mapping[UUID, str]]:
    def labels(ids: Collection[UUID]) -> Mapping[UUID, str]:
        return dict(model.objects.filter(pk__in=ids).values_list("pk", path))

    return labels
