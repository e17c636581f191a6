"""Which group of staff a post belongs to: what is said of the post itself, else the most exact rule of its employer."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Rule:
    """Posts of an organisation belong to a group: those of a role and on a contract, "" for any."""

    organisation: UUID
    role: str
    contract: str
    group: UUID


@dataclass(frozen=True, slots=True)
class Placed:
    """What a rule looks at of a post; `own`: the group that was said of this post, None where nothing was."""

    organisation: UUID
    role: str
    contract: str
    own: UUID | None = None


def group_of(post: Placed, rules: Collection[Rule]) -> UUID | None:
    """Return the group of a post; None where no rule fits.

    A rule that names a role goes before one that names a contract, and this before one for all posts. Of one
    organisation no two rules name the same role and contract, so the answer never depends on their order.
    """
    if post.own is not None:
        return post.own
    fitting = [
        rule
        for rule in rules
        if rule.organisation == post.organisation
        and rule.role in {"", post.role}
        and rule.contract in {"", post.contract}
    ]
    best = max(fitting, key=lambda rule: (bool(rule.role), bool(rule.contract)), default=None)
    return None if best is None else best.group
