"""`oneworkforce framework`: check a framework file, or write the blank files that go with it."""

import csv
import io
import itertools
from collections.abc import Sequence
from pathlib import Path

import click

from oneworkforce.assess.domain import crosswalk_file, framework_changes, framework_file
from oneworkforce.assess.domain import framework as frameworks
from oneworkforce.assess.domain.sentences import questions
from oneworkforce.lib import faults, rounding, terminal, text
from oneworkforce.plan import public as plan


@click.group(cls=terminal.Commands)
def framework() -> None:
    """Check a framework (arcs of questions on one scale), or begin a round of it."""


@framework.command()
@click.argument("file")
def check(file: str) -> None:
    """Say what is wrong with a framework FILE, line by line, or what it holds."""
    click.echo("\n".join(_summary(framework_file.load(file))))


@framework.command()
@click.argument("old")
@click.argument("new")
@click.option("--crosswalk", type=click.Path(path_type=Path), help="Which of its questions stand for which (YAML).")
def compare(old: str, new: str, crosswalk: Path | None) -> None:
    """Say which questions of the framework NEW are the same as in OLD, mapped, changed, moved, new or removed."""
    ends = crosswalk_file.Ends(framework_file.load(old), framework_file.load(new))
    found = framework_changes.compare(ends.old, ends.new, crosswalk_file.read(crosswalk, ends) if crosswalk else None)
    click.echo("\n".join(_changes(found)))


@framework.command()
@click.option("--framework", "reference", metavar="ID|FILE", default=framework_file.DEFAULT, show_default=True)
@click.option("--to", "folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path), default=Path())
def template(reference: str, folder: Path) -> None:
    """Write blank answers, frame and action plan into a folder (this one, unless --to names another)."""
    made = framework_file.load(reference)
    groupings = _groupings(made)
    arcs = {f"{made.id}/{arc.id}": made.say(arc.title) for arc in made.arcs}
    files = {
        "answers.csv": _row([*groupings, *(question.id for question in made.questions)]),
        "frame.csv": _row([*groupings, framework_file.COUNT_COLUMN]),
        "plan.yaml": plan.template(arcs),
    }
    if there := [name for name in files if (folder / name).exists()]:
        raise faults.Refused(
            *(faults.Fault(name, "This file is there already.", "Move it, or use --to FOLDER.") for name in there)
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            with (folder / name).open("x", encoding="utf-8", newline="") as file:
                file.write(content)
    except OSError as error:
        what = f"It cannot be written to ({error.strerror})."
        raise faults.Refused(faults.Fault(folder.name, what, "Choose another folder.")) from error
    click.echo(_explanation(made, reference, groupings, folder))


def _changes(found: framework_changes.Comparison) -> list[str]:
    """Return the counts, by arc and in all, and a line for each question that is not as it was."""
    lines = [questions.counted(found)]
    for arc in found.new.arcs:
        same = sum(line.kind is framework_changes.Kind.SAME for line in found.of(arc))
        counted = text.counted(len(arc.questions), "question")
        new = "" if found.before(arc) else " (a new arc)"
        lines.append(f"  {found.new.say(arc.title)}{new}: {same:,} of {counted} the same")
    lines += [f"  {found.old.say(arc.title)}: no more" for arc in found.ended]
    told = questions.listed(found)
    return [*lines, *(["", *told] if told else [])]


def _row(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _groupings(made: frameworks.Framework) -> list[str]:
    """Return the headings of a template's groupings: an example, and the framework's audience column."""
    own = {text.folded(heading) for question in made.questions for heading in (question.id, *question.text.values())}
    column = [made.audience_column] if made.audience_column else []
    own.update(text.folded(heading) for heading in column)
    examples = itertools.chain(["district", "locality"], (f"group-{number}" for number in itertools.count(1)))
    return [next(name for name in examples if name not in own), *column]


def _audiences(made: frameworks.Framework) -> list[str]:
    """Return the ids of the audiences, declared first, then in the order of their first question."""
    asked = (audience for question in made.questions for audience in question.audiences)
    return list(dict.fromkeys([*made.audiences, *asked]))


def _summary(made: frameworks.Framework) -> list[str]:
    """Return what a framework holds: its scale, and a table of how many questions each audience is asked."""
    reverse = sum(question.reverse for question in made.questions)
    arcs, questions = text.counted(len(made.arcs), "arc"), text.counted(len(made.questions), "question")
    scale = f"{made.scale.min} to {made.scale.max}; {rounding.shown(made.scale.threshold)} is acceptable"
    heads = ["questions", *_audiences(made)]
    parts = [*((made.say(arc.short or arc.title), arc.questions) for arc in made.arcs), ("All arcs", made.questions)]
    width = max(len(name) for name, _ in parts)
    lines = [f"{'':{width}}  {'  '.join(heads)}"]
    for name, within in parts:
        asked = [sum(made.asks(question, audience) for question in within) for audience in heads[1:]]
        cells = "  ".join(f"{number:{len(head)}}" for head, number in zip(heads, [len(within), *asked], strict=True))
        lines.append(f"{name:{width}}  {cells}")
    return [
        f"{made.say(made.title)} ({made.id}, version {made.version}): nothing is wrong with it.",
        f"{arcs}, {questions}, {reverse} reversed. Scores run from {scale}.",
        "",
        *lines,
    ]


def _explanation(made: frameworks.Framework, reference: str, groupings: list[str], folder: Path) -> str:
    """Return what each file of a template is for, and what to do next."""
    audiences = _audiences(made)
    routed = f"“{made.audience_column}” says who answers: {text.listed(audiences, 'or')}. " if audiences else ""
    answers = (
        "answers.csv: a row for each person who answers. "
        f"“{groupings[0]}” is an example of a grouping: rename it, or add others beside it. {routed}"
        "A question's column may be headed by its text instead of its id, as forms export it. "
        f"An answer is a whole number from {made.scale.min} to {made.scale.max}, dk (don't know), "
        "na (not applicable) or nothing."
    )
    frame = (
        f"frame.csv: how many could have answered. A row for each {text.listed(groupings)}, "
        f"and under “{framework_file.COUNT_COLUMN}” how many people were invited."
    )
    actions = "plan.yaml: an action plan to fill in; its comments say how."
    which = "" if reference == framework_file.DEFAULT else f" --framework {reference}"
    step = f"oneworkforce analyse answers.csv{which} --frame frame.csv --by {groupings[0]}"
    paragraphs = (click.wrap_text(words, 80, subsequent_indent="  ") for words in (answers, frame, actions))
    return "\n\n".join([f"Written to {folder.resolve()}:", *paragraphs, f"When there are answers:\n  {step}"])
