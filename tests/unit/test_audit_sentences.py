"""An event, a verification and an anchor file as people read them."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from oneworkforce.audit import nouns
from oneworkforce.audit.domain import anchors, reports, sentences
from oneworkforce.audit.domain.anchors import Anchored
from oneworkforce.audit.domain.chain import Anchor, Finding, Kind, Verified
from oneworkforce.lib.faults import Refused

EVENT = UUID(int=5)
WHEN = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def told(verb: str, thing: str, *fields: str, reason: str = "") -> str:
    return str(sentences.told(actor="Alice Arden", verb=verb, thing=thing, fields=fields, reason=reason))


def test_an_event_is_who_did_what_to_what_which_parts_and_why() -> None:
    said = told("changed", "the organisation Harbour School", "email", "ground_rules", reason="They moved")
    assert said == "Alice Arden changed the organisation Harbour School: e-mail, ground rules. Reason: They moved"
    assert told("looked at", "the audit") == "Alice Arden looked at the audit."


def test_a_sign_in_needs_no_object() -> None:
    assert told("signed in", "the sign-in of Alice Arden", "password") == "Alice Arden signed in: password."


@pytest.mark.parametrize(
    ("words", "label", "said"),
    [
        ("the organisation", "Harbour School", "the organisation Harbour School"),
        ("the organisation", None, "the organisation (no longer here)"),
        ("the record of", "Pia Penn", "the record of Pia Penn"),
        ("the record of", None, "the record of somebody no longer here"),
        ("the cover for", None, "the cover for somebody no longer here"),
    ],
)
def test_a_thing_is_named_or_said_to_be_gone(words: str, label: str | None, said: str) -> None:
    assert sentences.thing(words, label) == said


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("person", "people"),
        ("locality", "localities"),
        ("organisation", "organisations"),
        ("link person", "link-people"),
        ("sign_in", "sign-ins"),
        ("branch", "branches"),
        ("survey", "surveys"),
        ("audit", "audit"),
    ],
)
def test_a_noun_has_a_plural_fit_for_a_file_name(name: str, many: str) -> None:
    assert nouns.plural(name) == many


def test_a_verification_says_what_was_read_what_is_wrong_and_what_waits() -> None:
    found = Finding(Kind.MISSING, 3, "The event sealed at position 3 is missing.", EVENT)
    assert reports.sentences(Verified(1_204, 1_204, (found,)), 1) == [
        "1,204 sealed events checked.",
        f"The event sealed at position 3 is missing. Event {EVENT}.",
        "1 later event is not sealed yet.",
    ]
    assert reports.sentences(Verified(0, 0, ()), 0) == [
        "No event is sealed.",
        "Nothing is altered, missing or out of order.",
    ]
    assert reports.sentences(Verified(10, 50, ()), 0, first=41)[0] == (
        "The last 10 sealed events checked, from position 41."
    )


def test_the_outcome_counts_what_is_wrong() -> None:
    found = Finding(Kind.GAP, 1, "The seal at position 1 is missing.")
    more = Finding(Kind.MORE, 9, "4 more findings are not listed.")
    assert reports.outcome(()) == "The record is as it was sealed"
    assert reports.outcome((found,)) == "1 thing is wrong with the record"
    assert reports.outcome((found, found)) == "2 things are wrong with the record"
    assert reports.outcome((found, found, more)) == "More than 2 things are wrong with the record"


def test_an_anchor_file_is_read_as_it_was_written() -> None:
    made = Anchored(UUID(int=1), Anchor(7, "a" * 64), WHEN)
    assert anchors.read(anchors.written([made]), "x") == {made.partnership: made}


@pytest.mark.parametrize("position", ["0", "-1", "true", "1.5", '"7"', "null"])
def test_a_position_that_is_none_is_refused(position: str) -> None:
    made = anchors.written([Anchored(UUID(int=1), Anchor(7, "a" * 64), WHEN)])
    content = made.replace(b": 7,", f": {position},".encode())
    with pytest.raises(Refused, match="not an anchor file"):
        anchors.read(content, "x")
