"""Checking a file of posts: the same however it is cut, and what its words mean."""

import datetime as dt
import itertools
import random
from collections.abc import Sequence
from pathlib import Path

import hypothesis.strategies as st
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings

from factories import staff_checks
from factories.staff_checks import CLUB, KNOWN, SCHOOL, TODAY
from oneworkforce.lib import tables
from oneworkforce.workforce.domain import (
    items,
    post_states,
    staff_checking,
    staff_columns,
    staff_headings,
    staff_pack,
    staff_plain,
    staff_plan,
    staff_template,
    staff_words,
)
from oneworkforce.workforce.domain.kinds import Unsaid
from oneworkforce.workforce.domain.staff_cells import Judged, judge_of
from oneworkforce.workforce.domain.staff_now import Now
from oneworkforce.workforce.domain.staff_pack import Piece
from oneworkforce.workforce.domain.staff_typed import Checked, texts
from oneworkforce.workforce.domain.upload_states import TABLE, WORKING, Step, UploadState, after

HEADINGS = (
    "organisation",
    "post_reference",
    "role",
    "staff_number",
    "hours_a_week",
    "started",
    "left",
    "skills",
    "gender",
)
CELLS = {
    "organisation": ["Harbour School", "kite club", "", "Elsewhere"],
    "post_reference": ["P1", "P2", "P3", "", "=1", " P1"],
    "role": ["Teacher", "teacher", "Techer", "", "senco"],
    "staff_number": ["S1", "S2", "", "EXAMPLE", "x" * 41],
    "hours_a_week": ["37", "18:30", "999", "many", "", "50"],
    "started": ["2020-09-01", "1/9/2021", "", "soon", "2030-01-01"],
    "left": ["", "2020-01-01", "2026-09-01", "none"],
    "skills": ["Chess; chess", "", "none", ";", "Maths;Chess"],
    "gender": ["f", "woman", "n/k", "refused", "", "??"],
}
Row = tuple[str, ...]
rows = st.lists(st.tuples(*(st.sampled_from(CELLS[each]) for each in HEADINGS)), min_size=1, max_size=12)


def batches(found: Sequence[Row], cuts: list[int]) -> list[tables.Batch]:
    """Cut rows at these places, as a file of any kind might be."""
    made = []
    edges = [0, *sorted({cut % (len(found) + 1) for cut in cuts}), len(found)]
    for start, end in itertools.pairwise(edges):
        part = found[start:end]
        columns = {at: tables.code([row[at] for row in part]) for at in range(len(HEADINGS))}
        made.append(tables.Batch(columns, np.arange(start + 2, end + 2)))
    return made


def checked(found: Sequence[Row], cuts: list[int], organisation: str = "") -> Checked:
    """Check rows cut at these places."""
    columns = staff_columns.gather(batches(found, cuts), range(len(HEADINGS)), most=100)
    return staff_checking.check(columns, staff_headings.read(HEADINGS, {}), KNOWN, TODAY, organisation=organisation)


def plain(found: Checked) -> object:
    """Return everything that a check found, as values that can be compared."""
    groups = [(each.code, each.column, each.detail, each.rows.tolist()) for each in found.groups]
    values = {item: typed.listed() for item, typed in found.values.items()}
    return found.numbers.tolist(), found.organisations, values, groups, found.faulty.tolist(), found.read, found.blank


@settings(max_examples=50, deadline=None)
@given(rows, st.lists(st.integers(0, 12), max_size=5))
def test_a_check_is_the_same_however_the_file_is_cut(found: list[Row], cuts: list[int]) -> None:
    assert plain(checked(found, cuts)) == plain(checked(found, []))


@settings(max_examples=40, deadline=None)
@given(rows)
def test_each_row_is_taken_or_to_be_mended_and_never_both(found: list[Row]) -> None:
    done = checked(found, [])
    assert not set(done.numbers.tolist()) & set(done.faulty.tolist())
    assert len(done.numbers) + len(done.faulty) + done.blank == len(found)
    assert set(done.organisations) <= {SCHOOL, CLUB}
    assert all(done.values["role"].listed())


@settings(max_examples=40, deadline=None)
@given(rows)
def test_what_is_packed_is_unpacked(found: list[Row]) -> None:
    done = checked(found, [], SCHOOL)
    plan = staff_plan.plan(done, Now({}, {}, {}, {}, {}), TODAY)
    told = {0: [("hours", None, 60), ("left_on", Unsaid.NONE, "2026-01-01")]}
    pieces = [
        staff_pack.unpack(
            staff_pack.pack(
                Piece(staff_pack.part(done, start, start + 3), plan.outcomes[start : start + 3],
                      plan.stamps[start : start + 3], told)
            )
        )
        for start in range(0, max(len(done.numbers), 1), 3)
    ]  # fmt: skip
    again, stamps = staff_pack.joined(pieces)
    assert plain(again)[:3] == plain(done)[:3]  # type: ignore[index]
    assert pieces[0].differences == told
    assert stamps.tolist() == plan.stamps.tolist()


@settings(max_examples=40, deadline=None)
@given(rows)
def test_rows_that_are_stored_nowhere_are_new_and_each_person_is_made_once(found: list[Row]) -> None:
    done = checked(found, [], SCHOOL)
    plan = staff_plan.plan(done, Now({}, {}, {}, {}, {}), TODAY)
    assert set(plan.outcomes.tolist()) <= {0}
    numbers = [value for value in done.values["number"].listed() if value]
    assert [number for _, number in plan.people.keys] == list(dict.fromkeys(numbers))
    assert len(set(plan.after["reference"].tolist())) == len(done.numbers)


@pytest.mark.parametrize(
    ("key", "said", "value"),
    [
        ("hours", "37", 2220), ("hours", "18.5", 1110), ("hours", "18,5", 1110), ("hours", "18:30", 1110),
        ("hours", "999", Unsaid.UNKNOWN), ("hours", "Prefer not to say", Unsaid.REFUSED), ("hours", "not asked", None),
        ("hours", "0", 0), ("cases", "999", Unsaid.UNKNOWN), ("cases", "12.0", 12), ("days_absent", "4.5", 9),
        ("started_on", "1.9.2021", "2021-09-01"), ("started_on", "1 Sept 2021", "2021-09-01"),
        ("started_on", "2021-09-01T00:00:00", "2021-09-01"), ("left_on", "none", Unsaid.NONE),
        ("evenings", "Y", "yes"), ("evenings", "0", "no"), ("evenings", "n/k", "unknown"),
        ("evenings", "prefer not to say", "refused"), ("evenings", "not asked", None),
        ("gender", "Female", "woman"), ("gender", "n/k", None), ("ethnicity", "wbri", "WBRI"),
        ("ethnicity", "prefer not to say", "REFU"), ("ethnicity", "not asked yet", None),
        ("age_band", "25-34", "25_34"), ("role", "SENCO", "inclusion_manager"), ("contract", "Perm", "permanent"),
        ("leaving_reason", "n/k", "unknown"), ("check", "Never", "never"), ("check", "2027-01-31", "2027-01-31"),
        ("qualification_level", "Level 6", 6), ("languages", "Polish; urdu", ["pl", "ur"]),
        ("languages", "none", Unsaid.NONE), ("skills", "Chess; Maths;chess", ["Chess", "Maths"]),
        ("number", "00042", "00042"), ("number", " S 1/2 ", "S 1/2"), ("name", "n/k", None), ("email", "unknown", None),
        ("birth_year", "n/k", Unsaid.UNKNOWN), ("locality", "Reed, Willow", "d" * 32), ("team", "Any team", "Any team"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_people_write_it(key: str, said: str, value: object) -> None:
    found = judge_of(items.all_items()[key], KNOWN, TODAY)(said)
    assert (found.value, found.code) == (value, "")


def test_our_template_comes_back_without_a_fault_and_its_example_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "template.csv"
    some = [*items.all_items().values()]
    row = dict(zip(staff_template.headings(some), staff_template.example(some), strict=True))
    mine = {**row, "staff_number": "S1", "languages": "Polish"}
    path.write_text("\n".join(",".join(f'"{each}"' for each in line.values()) for line in (
        dict(zip(row, row, strict=True)), row, mine)))  # fmt: skip
    found = staff_checks.check(path)
    assert (found.numbers.tolist(), found.blank, found.groups) == ([3], 1, ())
    assert len(staff_template.allowed(some)) == len(items.all_items())


def test_rows_of_several_organisations_say_their_own(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(
        "organisation,post_reference,role,staff_number\nHarbour School,P1,Teacher,S1\nKITE CLUB,P1,Mentor,S1\n"
        ",P2,Teacher,S2\nElm School,P3,Teacher,S3\n"
    )
    found = staff_checks.check(path, organisation="")
    assert found.organisations == (SCHOOL, CLUB)
    assert staff_checks.told(path, organisation="") == [
        "E202 row 4, organisation: The organisation is missing. Enter the organisation as it is called here.",
        (
            "E203 row 5, organisation: This is no organisation whose posts you keep. It holds text of 10 characters. "
            "Use its name as it is called here, or leave the row to its manager."
        ),
    ]


def test_headings_are_known_by_our_words_or_as_they_were_remembered() -> None:
    found = staff_headings.read(
        ["Job role", "PAYROLL  NUMBER", "Shoe size", "what to mend", "", "Start date and reason for leaving"],
        {"shoe size": "ignore"},
    )
    assert [each.item for each in found] == ["role", "number", "ignore", "ignore", "ignore", ""]
    assert [each.joint for each in found] == [False] * 5 + [True]


@pytest.mark.parametrize(
    ("heading", "kept"),
    [("Shoe size", True), ("Grade 7", True), ("2010", False), ("12/03/1980", False), ("1 Sept 2021", False),
     ("3-Mar-84", False), ("07700 900123", False), ("ada@example.org", False), ("\N{POUND SIGN}1,000.00", False),
     ("", False)],
)  # fmt: skip
def test_a_heading_that_looks_like_a_cell_is_not_remembered(heading: str, kept: bool) -> None:
    assert staff_headings.may_be_kept(heading) is kept


@pytest.mark.parametrize("key", ["started_on", "vacant_since", "left_on"])
def test_a_day_may_lie_a_year_ahead(key: str) -> None:
    judge = judge_of(items.all_items()[key], KNOWN, TODAY)
    last = post_states.latest(TODAY)
    assert last == dt.date(2027, 11, 2)
    assert judge(last.isoformat()) == Judged(last.isoformat())
    beyond = judge(f"{last + dt.timedelta(1):%d/%m/%Y}")
    assert beyond == Judged(None, "W330" if key == "left_on" else "E216")
    assert post_states.latest(dt.date(2028, 2, 29)) == dt.date(2029, 2, 28)


def test_a_second_column_of_one_item_is_asked_about() -> None:
    found = staff_headings.read(["role", "job role"], {})
    assert [each.item for each in found] == ["role", ""]
    assert staff_headings.wrong(["role", "role", "number"], several=True) == [
        ("F107", "role"),
        ("F110", "organisation"),
    ]


def test_words_that_no_list_has_are_offered_where_they_are_no_single_persons() -> None:
    texts = ["Teacher", "Form tutor", "form  tutor", "Ada Ash", "n/k"]
    assert staff_words.strange("role", texts, [5, 2, 1, 1, 9], {}) == [("form tutor", 3)]
    assert staff_words.strange("role", texts, [5, 2, 1, 1, 9], {"form tutor": "teacher"}) == []


def test_a_cell_that_is_left_empty_says_nothing_and_a_word_says_why() -> None:
    found = checked([("", "P1", "Teacher", "S1", "n/k", "", "", "", "")], [], SCHOOL)
    plan = staff_plan.plan(found, Now({}, {}, {}, {}, {}), TODAY)
    assert plan.after["minutes"].tolist() == [None]
    assert plan.after["unsaid"].tolist() == ['{"minutes": "unknown"}']


def test_every_state_is_reached_and_every_end_is_one() -> None:
    reached = {UploadState.WAITING} | {state for steps in TABLE.values() for state in steps.values()}
    assert reached == set(UploadState)
    assert after(UploadState.CANCELLED, Step.STORE) is None
    assert all(Step.FAIL in TABLE[state] for state in WORKING)


TEXTS = ["P1", " P1", "P 1", "p-1/2", "=1", "x" * 41, "", "n/k", "Not known", "Prefer not to say", "Ada Ash", "Zoë Ash",
         "Ada  Ash", "ada@example.org", "ada@example", "Ada\ufffd Ash", "- x", "O'Brien Lee", "Ada Ash "]  # fmt: skip


@pytest.mark.parametrize("key", ["reference", "number", "name", "email", "started_on", "left_on"])
def test_what_is_found_sound_at_once_is_what_each_text_alone_would_be(key: str) -> None:
    item = items.all_items()[key]
    judge = judge_of(item, KNOWN, TODAY)
    days = [(dt.date(1935, 1, 1) + dt.timedelta(at * 41)).isoformat() for at in range(staff_plain.MANY)]
    texts = [*TEXTS, *days, *(f"Good{at}" for at in range(staff_plain.MANY))]
    found = staff_plain.sound(item, pa.array(texts), TODAY)
    assert found is not None
    assert found.any()
    assert all(judge(said).value == said for said, fits in zip(texts, found.tolist(), strict=True) if fits)
    assert staff_plain.sound(item, pa.array(TEXTS), TODAY) is None


@settings(max_examples=30, deadline=None)
@given(rows, st.lists(st.integers(0, 12), max_size=5))
def test_many_texts_are_put_together_as_a_few_are(found: list[Row], cuts: list[int]) -> None:
    few = checked(found, cuts)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(staff_columns, "MANY", 0)
        patched.setattr(staff_plain, "MANY", 0)
        assert plain(checked(found, cuts)) == plain(few)


def test_a_large_file_is_checked_alike_whatever_its_order() -> None:
    shuffled = random.Random(6)  # noqa: S311  no secret
    found = [("", f"P{at}", "Teacher" if at % 7 else "Techer", f"S{at}", "37", "", "", "", "") for at in range(99)]
    one = checked(found, [], SCHOOL)
    shuffled.shuffle(found)
    other = checked(found, [30, 60], SCHOOL)
    assert set(texts(one, "reference")) == set(texts(other, "reference"))
    assert len(one.faulty) == len(other.faulty) == 15
