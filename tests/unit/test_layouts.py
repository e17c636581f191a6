from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import results
from oneworkforce.assess.reports import blocks, layout
from oneworkforce.documents import model
from oneworkforce.lib import faults, yaml_lines

NAMES = layout.Names(blocks.BLOCKS, blocks.PARTICULARS)


def read(written: str) -> layout.Layout:
    return layout.parse(yaml_lines.parse(written, "paper.yaml"), NAMES)


def refusals(written: str) -> list[str]:
    with pytest.raises(faults.Refused) as refused:
        read(written)
    return [str(fault) for fault in refused.value.faults]


def test_a_layout_is_read_as_it_stands() -> None:
    made = read(
        """
        title: "{framework}: found"
        particulars:
          - label: Date
          - {label: Public/Exempt, say: publicity}
          - {label: Report of, text: The lead}
        sections:
          - title: Findings
            blocks: [overall, {text: Ours.}, {blank: who}]
            sections: [{title: More, blocks: [groups]}]
          - {title: Tables, wide: true, numbered: false, blocks: [precision]}
        """
    )
    assert made == layout.Layout(
        title="{framework}: found",
        subtitle="",
        particulars=(
            layout.Particular("Date"),
            layout.Particular("Public/Exempt", say="publicity"),
            layout.Particular("Report of", text="The lead"),
        ),
        parts=(
            layout.Part(
                "Findings",
                ("overall", model.Paragraph("Ours."), model.Blank("who")),
                (layout.Part("More", ("groups",)),),
            ),
            layout.Part("Tables", ("precision",), wide=True, numbered=False),
        ),
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("title: T\nsections:\n - title: S\n   blocks:\n    - overal", "line 5: There is no block or word “overal”"),
        ("title: T\nparticulars:\n - {label: L, say: everything}", "line 3: There is no block or word “everything”"),
        ("title: The {frame}", "line 1: There is no block or word “frame”"),
        ("title: T\nsections:\n - blocks: [overall]", "line 3: A section has no title."),
        ("subtitle: T", "line 1: The layout has no title."),
        ("title: T\nparticulars:\n - text: words", "line 3: A particular has no label."),
        ("title: T\nsections:\n - title: S\n   blocks: [{}]", "line 4: A block says nothing."),
        ("title: T\nsections:\n - title: S\n   block: [overall]", "line 4: A section has no key “block”."),
        ("title: T\nsections:\n - title: S\n   wide: yes", "line 4: This is neither true nor false"),
    ],
)
def test_a_fault_is_refused_with_its_line(written: str, said: str) -> None:
    found = refusals(written)
    assert len(found) == 1
    assert found[0].startswith(said)


def test_sections_that_no_paper_could_number_are_refused() -> None:
    deep = "title: T\nsections: [{title: A, sections: [{title: B, sections: [{title: C, sections: [{title: D}]}]}]}]"
    assert refusals(deep) == ["line 2: Sections go three deep at most. Move this one up."]


def test_every_block_of_the_shipped_layouts_is_known_and_every_known_one_is_in_the_reference() -> None:
    reference = (results.ROOT / "docs" / "reference" / "layouts.md").read_text("utf-8")
    assert set(layout.shipped()) == {"analysis", "committee", "strategy-paper"}
    used = {name for paper in layout.shipped() for name in named(layout.load(paper, NAMES).parts)}
    assert used == set(blocks.BLOCKS)
    assert [name for name in (*blocks.BLOCKS, *blocks.PARTICULARS) if f"| `{name}` |" not in reference] == []


def test_a_layout_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("title: Ours", "utf-8")
    assert layout.load(str(tmp_path / "own.yaml"), NAMES).title == "Ours"


def named(parts: tuple[layout.Part, ...]) -> Iterator[str]:
    for part in parts:
        yield from (item for item in part.items if isinstance(item, str))
        yield from named(part.parts)
