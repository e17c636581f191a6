"""What a report says of a consultation."""

from dataclasses import replace
from datetime import date

from oneworkforce.plan.domain import consultation
from oneworkforce.plan.domain.consultation import Consultation, One
from oneworkforce.plan.domain.kinds import Asked

FOUND = Consultation(
    number=2,
    out_on=date(2026, 5, 1),
    ended_on=date(2026, 5, 30),
    still_open=False,
    asked=(
        One(Asked.ORGANISATION, answered=True),
        One(Asked.ORGANISATION, answered=False),
        One(Asked.UNION, answered=True),
    ),
    comments=5,
    replied=4,
)


def test_who_was_asked_who_answered_and_what_was_replied_is_said() -> None:
    assert consultation.sentences(FOUND) == (
        "Version 2 of the text was out for comment from 1 May 2026 to 30 May 2026.",
        "3 were asked (2 organisations of the partnership and 1 trade union or staff body); 2 answered.",
        "5 comments were made; 4 have a reply.",
    )


def test_one_of_each_and_nothing_are_said_in_english() -> None:
    alone = replace(FOUND, asked=(One(Asked.FAMILIES, answered=False),), comments=1, replied=1, still_open=True)
    assert consultation.sentences(alone) == (
        "Version 2 of the text has been out for comment since 1 May 2026, until 30 May 2026.",
        "1 was asked (1 group of children, young people and families); none has answered.",
        consultation.NO_UNION,
        "1 comment was made, and it has a reply.",
    )
    assert consultation.sentences(replace(alone, comments=0, replied=0))[-1] == "No comment was made."


def test_of_a_text_that_never_went_out_nothing_is_said() -> None:
    assert consultation.sentences(replace(FOUND, out_on=None)) == ()
