"""Own words in a paper: where they stand, what they become, and what they can never change."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import frameworks, results
from oneworkforce.assess.domain.desk import Layout
from oneworkforce.assess.domain.kinds import Placing
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import By
from oneworkforce.assess.reports import editing, papers
from oneworkforce.assess.reports.editing import Own
from oneworkforce.assess.reports.material import Made, Material
from oneworkforce.assess.reports.paper import Paper, Part
from oneworkforce.documents import model
from oneworkforce.documents.model import Blank, Bullets, Figure, Paragraph, Table

THREE = frameworks.make(lengths=(3, 2, 2))
NORTH: By = (("district", "North"),)
WORDS = "We thank everybody.\n\n- first\n- second\n\nAnd go on\nas before."


@cache
def paper(name: str = "committee") -> Paper:
    read = Reading(results.make(THREE, groups={NORTH: {}}), THREE)
    return papers.laid(name, Material(read))


def keys(made: Paper) -> list[str]:
    gaps = [piece.key for part in made.every() for piece in part.gaps]
    return [*(line.key for line in made.head), *(part.key for part in made.every()), *gaps]


def part(made: Paper, key: str) -> Part:
    found = made.part(key)
    assert found is not None
    return found


def blocks(made: Paper, key: str) -> list[model.Block]:
    return [piece.block for piece in part(made, key).pieces]


def with_words(key: str, placing: Placing, words: str = WORDS) -> Paper:
    return editing.apply(paper(), {key: Own(placing, words)})


@pytest.mark.parametrize("name", papers.LAYOUTS)
def test_every_key_is_there_once_and_the_same_whatever_the_figures(name: str) -> None:
    found = keys(paper(name))
    assert len(set(found)) == len(found)
    alone = papers.laid(name, Material(Reading(results.make(THREE), THREE)))
    assert [each.key for each in alone.every()] == [each.key for each in paper(name).every()]
    assert {"head/Date", "1", "2"} <= set(found)
    assert all(len(key) <= 80 for key in found)


def test_plain_text_becomes_paragraphs_and_lists() -> None:
    assert editing.blocks(WORDS) == (
        Paragraph("We thank everybody."),
        Bullets(("first", "second")),
        Paragraph("And go on as before."),
    )
    assert editing.blocks(" \n\n-\n") == ()


def test_own_words_stand_before_after_or_instead_of_what_is_computed() -> None:
    mine, computed = list(editing.blocks(WORDS)), blocks(paper(), "1.4")
    assert blocks(with_words("1.4", Placing.BEFORE), "1.4") == [*mine, *computed]
    assert blocks(with_words("1.4", Placing.AFTER), "1.4") == [*computed, *mine]
    assert blocks(with_words("1.4", Placing.INSTEAD), "1.4") == mine
    assert blocks(with_words("1.4", Placing.INSTEAD, " "), "1.4") == computed, "nothing stands instead of nothing"


def test_a_part_left_out_goes_with_its_parts() -> None:
    made = with_words("5", Placing.LEFT_OUT)
    assert not any(key.startswith("5") for key in keys(made))
    assert len(made.report().sections) == len(paper().report().sections) - 1


def test_a_gap_is_filled_or_left_out() -> None:
    filled = with_words("1.1/gap-1", Placing.AFTER)
    assert blocks(filled, "1.1") == list(editing.blocks(WORDS))
    assert filled.gap("1.1/gap-1") is None
    assert not part(with_words("1.1/gap-1", Placing.LEFT_OUT), "1.1").pieces
    assert with_words("1.1/gap-1", Placing.AFTER, " ").gap("1.1/gap-1"), "no words leave it open"


def test_a_line_of_the_head_is_filled_reworded_or_left_out() -> None:
    date = with_words("head/Date", Placing.AFTER, "2 November")
    assert dict(date.report().particulars)["Date"] == "2 November"
    summary = dict(paper().report().particulars)["Summary"]
    longer = with_words("head/Summary", Placing.AFTER, "More to come.")
    assert dict(longer.report().particulars)["Summary"] == f"{summary} More to come."
    assert dict(with_words("head/Summary", Placing.INSTEAD, "New.").report().particulars)["Summary"] == "New."
    assert "Date" not in dict(with_words("head/Date", Placing.LEFT_OUT).report().particulars)


def test_whether_a_report_is_public_is_not_worded_anew() -> None:
    read = Reading(results.make(THREE), THREE)
    exempt = papers.laid("committee", Material(read, exempt=True, exempt_under="paragraph 3"))
    for placing in Placing:
        own = {"head/Public/Exempt": Own(placing, "Public"), "head/Exempt under paragraph": Own(placing, "none")}
        said = dict(editing.apply(exempt, own).report().particulars)
        assert (said["Public/Exempt"], said["Exempt under paragraph"]) == ("Exempt", "paragraph 3")


def test_what_is_open_is_listed_until_it_is_filled() -> None:
    opened = paper().open()
    assert ("head/Date", "Head of the paper", "Date") in opened
    assert any(key == "1.1/gap-1" and where == "Council priorities" for key, where, _ in opened)
    assert len(with_words("1.1/gap-1", Placing.AFTER).open()) == len(opened) - 1


def test_findings_are_told_by_stance() -> None:
    made = (
        Made("Shared vision", "People agree.", "Agreed"),
        Made("All arcs", "Too few answered.", "Disputed", "the frame was wrong", ("98 answered.",)),
    )
    read = Reading(results.make(THREE), THREE)
    said = papers.laid("committee", Material(read, findings=made))
    found = next(each for each in said.every() if each.title == "What was made of it")
    assert found.computed == (
        Paragraph("Agreed:"),
        Bullets(("Shared vision: People agree.",)),
        Paragraph("Disputed:"),
        Bullets(("All arcs: Too few answered. (the frame was wrong) 98 answered.",)),
    )


@pytest.mark.parametrize("layout", Layout)
def test_the_desk_knows_what_each_layout_needs(layout: Layout) -> None:
    wanted = papers.needs(layout.value)
    assert (wanted.results, wanted.plan) == (layout.needs_round, layout.needs_strategy)


def test_the_desk_offers_every_shipped_layout() -> None:
    assert {layout.value for layout in Layout} == set(papers.SHIPPED)


@pytest.mark.parametrize("name", papers.LAYOUTS)
def test_without_words_the_paper_is_the_report_as_it_is_computed(name: str) -> None:
    assert editing.apply(paper(name), {}) == paper(name)
    assert editing.apply(paper(name), {"99": Own(Placing.LEFT_OUT)}) == paper(name)


OWN = st.dictionaries(
    st.sampled_from(keys(paper())), st.builds(Own, st.sampled_from(Placing), st.text(max_size=30)), max_size=8
)


@given(own=OWN)
@settings(max_examples=60, deadline=None)
def test_own_words_never_change_a_computed_figure(own: dict[str, Own]) -> None:
    made = editing.apply(paper(), own)
    made.report()  # it can still be rendered
    before = {each.key: each.computed for each in paper().every()}
    for each in made.every():
        kept = [block for block in each.computed if isinstance(block, Table | Figure)]
        drawn = [block for block in before[each.key] if isinstance(block, Table | Figure)]
        instead = each.key in own and own[each.key].placing is Placing.INSTEAD
        assert kept == drawn or (instead and not kept)
        added = [block for block in each.computed if block not in before[each.key]]
        assert all(isinstance(block, Paragraph | Bullets) for block in added)
        assert not any(isinstance(block, Blank) for block in each.computed)
