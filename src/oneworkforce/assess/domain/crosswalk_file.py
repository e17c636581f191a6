"""A crosswalk from YAML, or every fault in it with its line. docs/reference/crosswalk.md is the format.

A pair makes two figures comparable that were asked in other words. So it is refused where the scales differ (a score
would mean another thing), and where a question stands word for word in the other framework already.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oneworkforce.assess.domain import framework_parts
from oneworkforce.assess.domain.crosswalk import Crosswalk, Pair, Version
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.lib import text, yaml_lines

CROSSWALK = framework_parts.Keys(needed=("from", "to"), optional=("questions", "arcs", "notes"))
END = framework_parts.Keys(needed=("framework", "version"), optional=())
PAIR = framework_parts.Keys(needed=("old", "new", "why"), optional=())


@dataclass(frozen=True)
class Ends:
    """The frameworks that a crosswalk is to lead from and to."""

    old: Framework
    new: Framework


def read(path: Path, ends: Ends) -> Crosswalk:
    """Read a crosswalk's file; raises `faults.Refused` with every fault in the order of the lines."""
    return _crosswalk(yaml_lines.read(path), ends)


def parse(written: str, name: str, ends: Ends) -> Crosswalk:
    """Read the crosswalk written in YAML; `name` says what it is. Raises like `read`."""
    return _crosswalk(yaml_lines.parse(written, name), ends)


def _crosswalk(document: yaml_lines.Document, ends: Ends) -> Crosswalk:
    parts = framework_parts.Parts(document)
    top = parts.keys((), document.data, CROSSWALK, "The crosswalk")
    found = Crosswalk(
        old=_end(parts, ("from",), top["from"], ends.old),
        new=_end(parts, ("to",), top["to"], ends.new),
        questions=_pairs(parts, "questions", top["questions"]),
        arcs=_pairs(parts, "arcs", top["arcs"]),
        notes=parts.sentence(("notes",), top["notes"]),
    )
    if isinstance(document.data, dict) and not {"questions", "arcs"} & set(document.data):
        parts.fault((), "The crosswalk maps nothing.", "Add questions: with a pair below it, after a dash.")
    _check_known(parts, "questions", found.questions, _questions(ends.old), _questions(ends.new))
    _check_known(
        parts, "arcs", found.arcs, {arc.id: arc.id for arc in ends.old.arcs}, {arc.id: arc.id for arc in ends.new.arcs}
    )
    _check_scales(parts, found, ends)
    _check_needed(parts, found, ends)
    parts.finish()
    return found


def _end(parts: framework_parts.Parts, place: yaml_lines.Place, value: Any, framework: Framework) -> Version:
    before = len(parts.found)
    part = parts.keys(place, value, END, "An end of a crosswalk")
    named = Version(
        parts.name((*place, "framework"), part["framework"]), parts.whole((*place, "version"), part["version"])
    )
    if value is not framework_parts.BLANK and len(parts.found) == before and not named.names(framework):
        is_ = Version(framework.id, framework.version)
        what = f"The framework at this end is {is_}, not {named}."
        parts.fault(place, what, "Choose the crosswalk between the two frameworks that are compared.")
    return named


def _pairs(parts: framework_parts.Parts, key: str, value: Any) -> tuple[Pair, ...]:
    if value is framework_parts.BLANK:
        return ()
    found = []
    for index, item in enumerate(parts.items((key,), value, "pairs")):
        place = (key, index)
        part = parts.keys(place, item, PAIR, "A pair")
        old, new = (parts.name((*place, side), part[side]) for side in ("old", "new"))
        found.append(Pair(old, new, parts.sentence((*place, "why"), part["why"])))
    return tuple(found)


def _questions(framework: Framework) -> dict[str, str]:
    return {question.id: framework.wording(question) for question in framework.questions}


def _check_known(
    parts: framework_parts.Parts, key: str, pairs: Sequence[Pair], old: dict[str, str], new: dict[str, str]
) -> None:
    """Each id is the framework's, and stands once on its side: a figure goes on from one figure alone."""
    noun = key.removesuffix("s")
    for side, known in (("old", old), ("new", new)):
        taken: dict[str, int] = {}
        for index, pair in enumerate(pairs):
            place, name = (key, index, side), getattr(pair, side)
            if not name:
                continue
            if name not in known:
                remedy = text.nearest(name, known) or "Copy the id from the framework's file."
                parts.fault(place, f"The {side} framework has no {noun} “{name}”.", remedy)
            elif name in taken:
                remedy = "Map each once: one to one. Take one of the two out."
                parts.fault(place, f"“{name}” is mapped on line {taken[name]} already.", remedy)
            else:
                taken[name] = parts.document.line(place)


def _check_scales(parts: framework_parts.Parts, found: Crosswalk, ends: Ends) -> None:
    """Refuse pairs of questions between frameworks on two scales."""
    scales = [(each.scale.min, each.scale.max) for each in (ends.old, ends.new)]
    if found.questions and scales[0] != scales[1]:
        (low, high), (least, most) = scales
        what = f"Scores ran from {low} to {high} before and run from {least} to {most} now: none can be compared."
        parts.fault(("questions",), what, "Map questions between frameworks on one scale alone.")


def _check_needed(parts: framework_parts.Parts, found: Crosswalk, ends: Ends) -> None:
    """Refuse a pair where either question stands, word for word, elsewhere in the other framework."""
    old, new = _questions(ends.old), _questions(ends.new)
    same_old, same_new = ({wording: name for name, wording in known.items()} for known in (old, new))
    for index, pair in enumerate(found.questions):
        if pair.old not in old or pair.new not in new or old[pair.old] == new[pair.new]:
            continue
        for side, name, twin in (
            ("old", pair.old, same_new.get(old[pair.old])),
            ("new", pair.new, same_old.get(new[pair.new])),
        ):
            if twin is not None:
                other = "new" if side == "old" else "old"
                what = f"“{name}” stands word for word in the {other} framework, as “{twin}”."
                parts.fault(("questions", index, side), what, "Take this pair out: the two are compared without it.")
