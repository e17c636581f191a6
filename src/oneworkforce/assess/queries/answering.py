"""Who stands at the door of a questionnaire: found by the token alone, and nothing is said of any other.

A token is a contact's, or the code of somebody who came by an open link; of the first a digest is kept, of the second
only the draft that it opens. Every wrong one is "not found", whatever is wrong with it.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.domain import tokens
from oneworkforce.assess.domain.drafted import Drafted
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.round_states import Standing
from oneworkforce.assess.models import Contact, Draft, FrameCell, OpenLink, Round
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import stored
from oneworkforce.ground import envelope

TOKEN = re.compile(rf"[A-Za-z0-9_-]{{{tokens.LETTERS}}}")


class Why(Enum):
    """Why a link that was right is shut; the value is the key of its sentences (assess/languages)."""

    USED = "used"
    OVER = "over"
    CLOSED = "closed"
    ENDED = "ended"


class Shut(Exception):  # noqa: N818  what the door is
    """The link is right, and nothing can be answered by it (any more)."""

    def __init__(self, why: Why, row: Round, language: str = "") -> None:
        """Say why, and of which round."""
        super().__init__(why)
        self.why, self.row, self.language = why, row, language


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever holds a token of an open round. `contact` None: came by an open link. `draft` None: nothing is saved."""

    token: str
    round: Round
    cell: FrameCell
    contact: UUID | None
    language: str
    draft: Draft | None
    drafted: Drafted

    @property
    def framework(self) -> Framework:
        """The questionnaire, read once a process."""
        return stored.framework_of(self.round)


def holder(token: str, *, today: date, locked: bool = False) -> Holder:
    """Return who holds `token`; NotFound, or Shut where it is right and nothing can be answered.

    `locked`: nobody else changes the draft until the caller's transaction ends. Two queries, three by an open link.
    """
    if not TOKEN.fullmatch(token):
        raise NotFound
    found = Contact.objects.select_related("cell", "round").filter(digest=tokens.digest(token)).first()
    if found is None:
        return _by_link(token, today, locked=locked)
    if found.answered:
        raise Shut(Why.USED, found.round, found.language)
    _check_open(found.round, today, found.language)
    draft = _draft(token, locked=locked)
    drafted = _opened(draft, token) if draft else Drafted(found.cell_id)
    return Holder(token, found.round, found.cell, found.pk, found.language, draft, drafted)


def link(token: str, *, today: date) -> OpenLink:
    """Return the open link of a token; NotFound, or Shut where it was ended or the round is not open."""
    found = OpenLink.objects.select_related("cell__round").filter(digest=tokens.digest(token)).first()
    if found is None or not TOKEN.fullmatch(token):
        raise NotFound
    _check_open(found.cell.round, today)
    if found.ended_at is not None:
        raise Shut(Why.ENDED, found.cell.round)
    return found


def _by_link(token: str, today: date, *, locked: bool) -> Holder:
    draft = _draft(token, locked=locked)
    if draft is None:
        raise NotFound
    drafted = _opened(draft, token)
    cell = FrameCell.objects.select_related("round").filter(pk=drafted.cell).first()
    if cell is None or drafted.link is None:
        raise NotFound
    _check_open(cell.round, today, drafted.language)
    return Holder(token, cell.round, cell, None, "", draft, drafted)


def _draft(token: str, *, locked: bool) -> Draft | None:
    found = Draft.objects.filter(place=tokens.place(token))
    return (found.select_for_update() if locked else found).first()


def _opened(draft: Draft, token: str) -> Drafted:
    return Drafted.from_bytes(envelope.decrypt(bytes(draft.sealed), tokens.opener(token), document=draft.pk))


def _check_open(row: Round, today: date, language: str = "") -> None:
    now = years.standing(row, today=today)
    if now is Standing.PREPARED:
        raise NotFound
    if now is not Standing.OPEN:
        raise Shut(Why.OVER if now is Standing.OVER else Why.CLOSED, row, language)
