"""Which column of an answers file is what: a question, a grouping, or nothing we use.

A question's column is headed by its id or its full text, as form exports do. What looks like a
question but is none is refused: a misspelt heading must not become a missing answer.
"""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from oneworkforce.assess.domain.framework import Framework, Question
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused

ALIKE = 0.85
"""How alike (0 to 1, difflib) a heading and a question's text are before one is taken for a slip of the other."""

SHORT = 24
"""A heading up to this many characters is judged by the pattern of ids, a longer one by likeness of texts."""

PERSONAL = re.compile(
    r"\b(e-?mail|mail|(sur|fore|first|last|full|user)?\s*_?name|phone|mobile|tel|address|postcode|dob|birth\w*|nhs)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Places in the file: of each question (in layout order), of each grouping, and of the unused."""

    questions: tuple[int, ...]
    groupings: tuple[tuple[str, int], ...]
    unused: tuple[int, ...]


def match(headings: Sequence[str], framework: Framework, groupings: Sequence[str], file: str = "answers") -> Columns:
    """Return where everything is; raise Refused with every heading that is missing, doubled or misspelt.

    `groupings` are names of columns that must be there; `file` names it in messages.
    """
    known = _names(framework)
    faults: list[Fault] = []
    found: dict[str, int] = {}
    rest: list[int] = []
    for place, heading in enumerate(headings):
        question = known.get(text.folded(heading))
        if question is None:
            rest.append(place)
        elif question.id in found:
            what = f"“{question.id}” stands twice, as columns {found[question.id] + 1} and {place + 1}."
            faults.append(Fault(f"column {place + 1}", what, "Keep one of them, headed by the id or by the text."))
        else:
            found[question.id] = place
    places, missing = _groupings(headings, groupings, file)
    faults += missing
    asked = {place: question for question, place in found.items()}
    for grouping, place in places:
        if place in asked:
            what = f"“{grouping}” is the question {asked[place]}, not a group."
            faults.append(Fault("--by or frame", what, "Group by a column that says where or who somebody is."))
    unused = [place for place in rest if place not in {place for _, place in places}]
    faults += [fault for place in unused if (fault := _misspelt(headings[place], place, framework)) is not None]
    absent = [question.id for question in framework.questions if question.id not in found]
    if absent:
        what = f"no column for {text.counted(len(absent), 'question')}: {text.listed(absent[:8])}"
        what += " and others." if len(absent) > len(absent[:8]) else "."
        remedy = f"Head a column with the id or the full text of each question of {framework.id}."
        faults.append(Fault(f"{file}, headings", what, remedy))
    if faults:
        raise Refused(*faults)
    return Columns(tuple(found[question.id] for question in framework.questions), tuple(places), tuple(unused))


def looks_personal(heading: str, values: Sequence[str]) -> bool:
    """Whether a column looks like names or e-mail addresses: by its heading, or an @ in any value."""
    return bool(PERSONAL.search(heading)) or any(re.search(r"\S@\S+\.\S", value) for value in values)


def _names(framework: Framework) -> dict[str, Question]:
    known: dict[str, Question] = {}
    for question in framework.questions:
        for name in (*question.text.values(), question.id):
            known[text.folded(name)] = question
    return known


def _groupings(
    headings: Sequence[str], groupings: Sequence[str], file: str
) -> tuple[list[tuple[str, int]], list[Fault]]:
    by_name = {text.folded(heading): place for place, heading in enumerate(headings) if heading}
    places: list[tuple[str, int]] = []
    faults: list[Fault] = []
    for grouping in groupings:
        if text.folded(grouping) in by_name:
            places.append((grouping, by_name[text.folded(grouping)]))
            continue
        near = difflib.get_close_matches(text.folded(grouping), by_name, n=1)
        remedy = f"Did you mean “{headings[by_name[near[0]]]}”?" if near else "Add it, or do not group by it."
        faults.append(Fault(f"{file}, headings", f"there is no column “{grouping}”.", remedy))
    return places, faults


def _misspelt(heading: str, place: int, framework: Framework) -> Fault | None:
    folded = text.folded(heading)
    if not folded:
        return None
    ids = {question.id.casefold(): question.id for question in framework.questions}
    if len(folded) <= SHORT:
        stems = {_stem(name) for name in ids if _stem(name) != name}
        if not (_stem(folded) != folded and _stem(folded) in stems):
            return None
        near = difflib.get_close_matches(folded, ids, n=1, cutoff=0)
        hint = f" or, if it is {ids[near[0]]}, correct it" if near else ""
    else:
        texts = {text.folded(framework.say(question.text)): question.id for question in framework.questions}
        close = difflib.get_close_matches(folded, texts, n=1, cutoff=ALIKE)
        if not close:
            return None
        hint = f" or, if it is {texts[close[0]]}, head it with that id"
    what = f"“{heading}” looks like a question of {framework.id} but is none."
    return Fault(f"column {place + 1}", what, f"Remove the column{hint}.")


def _stem(name: str) -> str:
    """Return an id with its numbers taken out: q12 and q7 are of one family."""
    return re.sub(r"\d+", "#", name)
