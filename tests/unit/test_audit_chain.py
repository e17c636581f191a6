"""Whatever is done to a sealed row is named; nothing is named in a chain that nobody touched."""

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.audit.domain import chain
from oneworkforce.audit.domain.chain import Anchor, Facts, Kind, Row, Seal

KEY = b"the key of a test"
START = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
PARTNERSHIP = UUID(int=7)
OTHER: dict[str, Any] = {
    "partnership": UUID(int=8),
    "id": UUID(int=9_999),
    "at": START - timedelta(microseconds=1),
    "actor": "Somebody Else",
    "actor_user": UUID(int=10),
    "verb": "looked at",
    "noun": "team",
    "subject": UUID(int=12_345),
    "fields": ("phone", "email"),
    "reason": "Another reason",
}
"""Another value for every fact of an event."""


def facts(number: int) -> Facts:
    return Facts(
        partnership=PARTNERSHIP,
        id=UUID(int=1_000 + number),
        at=START + timedelta(minutes=number),
        actor="Alice Arden",
        actor_user=UUID(int=1),
        verb="changed",
        noun="organisation",
        subject=UUID(int=number) if number % 2 else None,
        fields=("email", "phone")[: number % 3],
        reason="" if number % 2 else "They asked",
    )


def sealed(count: int) -> list[Row]:
    rows: list[Row] = []
    previous = ""
    for position in range(1, count + 1):
        event = facts(position)
        made = chain.digest(KEY, previous, position, chain.canonical(event))
        rows.append((Seal(position, event.id, previous, made), event))
        previous = made
    return rows


def named(rows: list[Row], anchor: Anchor | None = None) -> list[tuple[Kind, int]]:
    ordered = sorted(rows, key=lambda row: row[0].position)
    return [(found.kind, found.position) for found in chain.verify(KEY, ordered, anchor).findings]


def at(rows: list[Row], position: int, seal: dict[str, Any], event: dict[str, Any]) -> list[Row]:
    return [
        (dataclasses.replace(old, **seal), dataclasses.replace(known, **event) if known else None)
        if old.position == position
        else (old, known)
        for old, known in rows
    ]


@given(st.integers(0, 40))
def test_nothing_is_named_in_an_untouched_chain(count: int) -> None:
    rows = sealed(count)
    anchor = Anchor(count, rows[-1][0].digest) if rows else None
    found = chain.verify(KEY, rows, anchor)
    assert (found.seals, found.last, found.findings) == (count, count, ())


@given(st.integers(1, 12), st.data(), st.sampled_from(sorted(OTHER)))
def test_an_altered_event_is_one_finding(count: int, data: st.DataObject, field: str) -> None:
    position = data.draw(st.integers(1, count))
    assert named(at(sealed(count), position, {}, {field: OTHER[field]})) == [(Kind.ALTERED, position)]


@given(st.integers(1, 12), st.data(), st.sampled_from(["digest", "previous"]))
def test_an_altered_seal_is_one_finding(count: int, data: st.DataObject, field: str) -> None:
    position = data.draw(st.integers(1, count))
    assert named(at(sealed(count), position, {field: "0" * 64}, {})) == [(Kind.ALTERED, position)]


@given(st.integers(1, 12), st.data())
def test_an_event_that_was_dropped_is_named_by_its_id(count: int, data: st.DataObject) -> None:
    position = data.draw(st.integers(1, count))
    rows = [(seal, None if seal.position == position else event) for seal, event in sealed(count)]
    found = chain.verify(KEY, rows).findings
    assert [(each.kind, each.position, each.event) for each in found] == [(Kind.MISSING, position, facts(position).id)]


@given(st.integers(2, 12), st.data())
def test_a_seal_that_was_dropped_is_a_gap_and_hides_nothing_behind_it(count: int, data: st.DataObject) -> None:
    position = data.draw(st.integers(1, count - 1))
    rows = [row for row in sealed(count) if row[0].position != position]
    assert named(rows) == [(Kind.GAP, position)]
    altered = at(rows, position + 1, {}, {"actor": "Nobody"})
    assert named(altered) == [(Kind.GAP, position), (Kind.ALTERED, position + 1)]


@given(st.integers(2, 12), st.data())
def test_two_events_that_changed_places_are_both_named(count: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, count - 1))
    second = data.draw(st.integers(first + 1, count))
    rows = sealed(count)
    one, two = rows[first - 1], rows[second - 1]
    rows[first - 1] = (dataclasses.replace(one[0], event=two[0].event), two[1])
    rows[second - 1] = (dataclasses.replace(two[0], event=one[0].event), one[1])
    assert named(rows) == [(Kind.MOVED, first), (Kind.MOVED, second)]


@given(st.integers(2, 12), st.data())
def test_two_seals_that_changed_places_are_both_named(count: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, count - 1))
    second = data.draw(st.integers(first + 1, count))
    rows = sealed(count)
    one, two = rows[first - 1], rows[second - 1]
    rows[first - 1] = (dataclasses.replace(two[0], position=first), two[1])
    rows[second - 1] = (dataclasses.replace(one[0], position=second), one[1])
    assert named(rows) == [(Kind.MOVED, first), (Kind.MOVED, second)]


@given(st.integers(1, 12), st.data())
def test_a_seal_that_stands_twice_is_named(count: int, data: st.DataObject) -> None:
    rows = sealed(count)
    position = data.draw(st.integers(1, count))
    assert named([*rows, rows[position - 1]]) == [(Kind.DUPLICATED, position)]


@given(st.integers(2, 12), st.data())
def test_a_row_left_out_and_the_rest_moved_up_is_named_from_there_on(count: int, data: st.DataObject) -> None:
    position = data.draw(st.integers(1, count - 1))
    rows = [
        (dataclasses.replace(seal, position=seal.position - (seal.position > position)), event)
        for seal, event in sealed(count)
        if seal.position != position
    ]
    assert [where for _, where in named(rows)] == list(range(position, count))


@given(st.integers(1, 12), st.data())
def test_a_tail_cut_off_is_named_against_an_anchor(count: int, data: st.DataObject) -> None:
    rows = sealed(count)
    kept = data.draw(st.integers(0, count - 1))
    anchor = Anchor(count, rows[-1][0].digest)
    assert named(rows[:kept], anchor) == [(Kind.CUT, kept + 1)]
    assert named(rows[:kept]) == []


def test_a_chain_written_anew_behind_an_anchor_is_named() -> None:
    rows = sealed(4)
    anchor = Anchor(3, "f" * 64)
    assert named(rows, anchor) == [(Kind.ANCHOR, 3)]


def test_a_seal_grafted_from_another_past_does_not_follow() -> None:
    rows = sealed(3)
    event = facts(3)
    grafted = chain.digest(KEY, "a" * 64, 3, chain.canonical(event))
    rows[2] = (Seal(3, event.id, "a" * 64, grafted), event)
    assert named(rows) == [(Kind.BROKEN, 3)]


def test_a_seal_under_another_key_is_altered() -> None:
    found = chain.verify(b"another", sealed(2)).findings
    assert [each.kind for each in found] == [Kind.ALTERED, Kind.ALTERED]


def test_the_end_of_a_chain_is_verified_from_the_link_before_it() -> None:
    rows = sealed(6)
    before = Anchor(4, rows[3][0].digest)
    assert chain.verify(KEY, rows[4:], after=before).findings == ()
    wrong = chain.verify(KEY, rows[4:], after=Anchor(4, "b" * 64)).findings
    assert [(each.kind, each.position) for each in wrong] == [(Kind.BROKEN, 5)]


def test_findings_beyond_the_first_thousand_are_counted() -> None:
    rows = [(seal, None) for seal, _ in sealed(chain.MOST + 5)]
    found = chain.verify(KEY, rows).findings
    assert len(found) == chain.MOST + 1
    assert found[-1].words == "5 more findings are not listed."


def test_the_canonical_form_is_stable() -> None:
    assert chain.canonical(facts(1)) == (
        b'[1,"00000000-0000-0000-0000-000000000007","00000000-0000-0000-0000-0000000003e9",'
        b'"2026-11-02T09:31:00.000000+00:00","Alice Arden","00000000-0000-0000-0000-000000000001","changed",'
        b'"organisation","00000000-0000-0000-0000-000000000001",["email"],""]'
    )


@pytest.mark.parametrize(
    "pair",
    [({"actor": "ab", "verb": "c"}, {"actor": "a", "verb": "bc"}), ({"fields": ("a,b",)}, {"fields": ("a", "b")})],
)
def test_no_two_events_are_written_the_same(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    one, two = (chain.canonical(dataclasses.replace(facts(1), **change)) for change in pair)
    assert one != two
