"""May they, and if not, why: a check raises its reason; `why_not` hands the same sentence to a page.

def check_change(viewer: Viewer, team: Team) -> None: ...     raises NotAllowed("Only a manager of ...")
can_change = verdicts.can(check_change)                       bool, for a condition
button("Change", why_not=verdicts.why_not(check_change, viewer, team))
"""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
Row_co = TypeVar("Row_co", covariant=True)
Found = TypeVar("Found")


class NotAllowed(Exception):  # noqa: N818  a verdict, not an error
    """The viewer may see that this exists, but may not do it; the message is a sentence for them."""


class NotFound(Exception):  # noqa: N818  what a stranger is told
    """There is no such thing, or not for this viewer: a page says the same for both."""


class Rows(Protocol[Row_co]):
    """Rows of which the first can be had, as a query set is."""

    def first(self) -> Row_co | None:
        """Return the first, None where there is none."""


def found(rows: Rows[Found]) -> Found:
    """Return the first of the rows that a viewer sees; NotFound where there is none: for them it is not there."""
    row = rows.first()
    if row is None:
        raise NotFound
    return row


def why_not(check: Callable[P, None], /, *args: P.args, **kwargs: P.kwargs) -> str:
    """Return the reason why `check` refuses; "" when it does not."""
    try:
        check(*args, **kwargs)
    except NotAllowed as refused:
        return str(refused)
    return ""


def can(check: Callable[P, None]) -> Callable[P, bool]:
    """Return the yes-or-no form of a check."""

    def answer(*args: P.args, **kwargs: P.kwargs) -> bool:
        return not why_not(check, *args, **kwargs)

    return answer
