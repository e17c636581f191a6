"""The frozen viewer: who asks, in which partnership, with which roles in which places."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from oneworkforce.access.permissions import Permission
from oneworkforce.access.roles import Role


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in a place. Neither organisation nor localities: the whole partnership.

    `localities` holds the locality it was given for and every one beneath it.
    """

    role: Role
    organisation: UUID | None = None
    localities: frozenset[UUID] = frozenset()

    @property
    def everywhere(self) -> bool:
        """Whether the grant is for the whole partnership."""
        return self.organisation is None and not self.localities


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a permission holds: everywhere, or in these organisations and these localities."""

    everywhere: bool
    organisations: frozenset[UUID]
    localities: frozenset[UUID]

    def __bool__(self) -> bool:
        """Whether it holds anywhere at all."""
        return self.everywhere or bool(self.organisations) or bool(self.localities)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks. Made at the door from a membership in force; nothing about it changes during a request.

    `actor` is the person's name as audit keeps it, `partnership_name` what pages call the partnership.
    `strong`: signed in with a second factor; grants whose role needs one sleep (`asleep`) until then.
    """

    partnership: UUID
    user: UUID
    membership: UUID
    person: UUID
    organisation: UUID | None
    actor: str
    grants: tuple[Grant, ...] = ()
    strong: bool = False
    partnership_name: str = ""

    def awake(self) -> Iterator[Grant]:
        """Yield the grants that count now."""
        return (grant for grant in self.grants if self.strong or not grant.role.second_factor)

    def asleep(self) -> tuple[Grant, ...]:
        """Return the grants that wait for a second factor."""
        return tuple(grant for grant in self.grants if not self.strong and grant.role.second_factor)

    def may(self, permission: Permission) -> bool:
        """Say whether the viewer holds `permission` anywhere."""
        return any(permission in grant.role.may for grant in self.awake())

    def appoints(self, role: Role) -> bool:
        """Say whether the viewer may give `role` by appointment, for the whole partnership."""
        return any(grant.everywhere and role.key in grant.role.appoints for grant in self.awake())

    def reach(self, permission: Permission) -> Reach:
        """Return where the viewer holds `permission`."""
        grants = [grant for grant in self.awake() if permission in grant.role.may]
        return Reach(
            everywhere=any(grant.everywhere for grant in grants),
            organisations=frozenset(grant.organisation for grant in grants if grant.organisation),
            localities=frozenset(place for grant in grants for place in grant.localities),
        )
