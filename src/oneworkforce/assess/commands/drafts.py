"""Answers are kept until they are handed in: sealed under a key of the token, which is not kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import uuid4

from oneworkforce.assess.domain import questionnaire, tokens
from oneworkforce.assess.domain.drafted import Drafted
from oneworkforce.assess.models import Draft
from oneworkforce.assess.queries import answering
from oneworkforce.ground import envelope, transactions


def begin(*, link: str, today: date, language: str) -> str:
    """Begin a draft for somebody who came by an open link; return the code by which they come back."""
    with transactions.whole("draft.begin"):
        found = answering.link(link, today=today)
        code = tokens.fresh()
        drafted = Drafted(found.cell_id, found.pk, language)
        pk = uuid4()
        sealed = _sealed(drafted, code, pk)
        Draft.objects.create(
            id=pk, round_id=found.cell.round_id, place=tokens.place(code), sealed=sealed, kept_on=today
        )
    return code


def keep(*, token: str, today: date, page: int, language: str, typed: Mapping[str, str]) -> None:
    """Keep page `page` (from 1) as it was sent. IndexError where there is no such page; Refused for a long remark."""
    with transactions.whole("draft.keep"):
        holder = answering.holder(token, today=today, locked=True)
        pages = questionnaire.pages(holder.framework, holder.cell.audience)
        if not 1 <= page <= len(pages):
            raise IndexError(page)
        drafted = questionnaire.with_page(holder.framework, holder.drafted, pages[page - 1], typed)
        drafted = replace(drafted, language=language)
        row = holder.draft or _made(holder, today)
        seen = max(page, row.page)
        Draft.objects.filter(pk=row.pk).update(sealed=_sealed(drafted, token, row.pk), page=seen, kept_on=today)


def _made(holder: answering.Holder, today: date) -> Draft:
    """Return a draft without answers; where two windows make it at once, both get the same."""
    pk = uuid4()
    first = {"id": pk, "round": holder.round, "sealed": _sealed(holder.drafted, holder.token, pk), "kept_on": today}
    made, _ = Draft.objects.get_or_create(place=tokens.place(holder.token), defaults=first)
    return made


def _sealed(drafted: Drafted, token: str, pk: object) -> bytes:
    return envelope.encrypt(drafted.to_bytes(), tokens.opener(token), document=pk)  # type: ignore[arg-type]
