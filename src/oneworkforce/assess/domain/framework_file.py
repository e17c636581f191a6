"""A framework from YAML, or every fault in it with its line. docs/reference/framework.md is the format.

A question's id and its text both head columns of answers, as does the audience column: all of
them must differ, ignoring case and white space, in every language.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from oneworkforce.assess.domain import framework, framework_parts
from oneworkforce.assess.domain.kinds import Instrument
from oneworkforce.lib import faults, text, yaml_lines

FOLDER = Path(__file__).parents[1] / "frameworks"
DEFAULT = "one-childrens-workforce"

COUNT_COLUMN = "invited"
"""The frame's own column, so no grouping can have its name."""

FEWEST_POINTS, MOST_POINTS = 2, 200
"""An answer is one byte, and five of its values mean that there is none (method section 1)."""

SCORE = re.compile(r"0|-?[1-9][0-9]{0,3}")

FRAMEWORK = framework_parts.Keys(
    needed=("id", "version", "title", "scale", "arcs"),
    optional=("language", "audience_column", "audiences", "perspectives", "notes", "answered", "faces"),
)
SCALE = framework_parts.Keys(needed=("min", "max", "threshold"), optional=("words",))
ARC = framework_parts.Keys(needed=("id", "title", "questions"), optional=("statement", "colour", "short", "remark"))
QUESTION = framework_parts.Keys(needed=("id", "text"), optional=("perspective", "audiences", "reverse", "short"))


def shipped() -> dict[str, Path]:
    """Return the frameworks that come with the product: id -> file."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.yaml"))}


def load(reference: str) -> framework.Framework:
    """Return the shipped framework with the id `reference`, else the one in the file of that name."""
    known = shipped()
    path = known.get(reference, Path(reference))
    if not path.exists():
        remedy = f"Check the name and the folder; shipped: {text.listed(list(known))}."
        raise faults.Refused(faults.Fault(path.name, "There is no file and no shipped framework of this name.", remedy))
    return read(path)


def read(path: Path) -> framework.Framework:
    """Read a framework file; raises `faults.Refused` with every fault in the order of the lines."""
    return _framework(yaml_lines.read(path))


def parse(written: str, name: str) -> framework.Framework:
    """Return the framework written in YAML; `name` says what it is. Raises like `read`."""
    return _framework(yaml_lines.parse(written, name))


def _framework(document: yaml_lines.Document) -> framework.Framework:
    parts = framework_parts.Parts(document)
    top = parts.keys((), document.data, FRAMEWORK, "The framework")
    parts.language = parts.code(("language",), top["language"])
    arcs = parts.items(("arcs",), top["arcs"], "arcs")
    made = framework.Framework(
        id=parts.name(("id",), top["id"]),
        version=parts.whole(("version",), top["version"]),
        title=parts.text(("title",), top["title"]),
        scale=_scale(parts, top["scale"]),
        arcs=tuple(_arc(parts, ("arcs", index), value) for index, value in enumerate(arcs)),
        language=parts.language,
        audience_column=parts.heading(("audience_column",), top["audience_column"]),
        audiences=parts.titles(("audiences",), top["audiences"]),
        perspectives=parts.titles(("perspectives",), top["perspectives"]),
        notes=parts.sentence(("notes",), top["notes"]),
        instrument=_instrument(parts, top["answered"]),
        faces=_faces(parts, top["faces"]),
    )
    if made.version < 1:
        parts.fault(("version",), "A version is at least 1.", "Number the first one 1, and add 1 for each change.")
    _check_names(parts, made)
    _check_routes(parts, made)
    parts.finish()
    return made


def _instrument(parts: framework_parts.Parts, value: Any) -> Instrument:
    if value is framework_parts.BLANK:
        return Instrument.QUESTIONNAIRE
    known = {member.value for member in Instrument}
    if isinstance(value, str) and value in known:
        return Instrument(value)
    parts.fault(("answered",), "This is no way of answering.", f"Write {text.listed(sorted(known), 'or')}.")
    return Instrument.QUESTIONNAIRE


def _faces(parts: framework_parts.Parts, value: Any) -> tuple[str, ...]:
    return () if value is framework_parts.BLANK else parts.names(("faces",), value, "audiences")


def _scale(parts: framework_parts.Parts, value: Any) -> framework.Scale:
    place = ("scale",)
    part = parts.keys(place, value, SCALE, "The scale")
    before = len(parts.found)
    scale = framework.Scale(
        min=parts.whole((*place, "min"), part["min"]),
        max=parts.whole((*place, "max"), part["max"]),
        threshold=parts.number((*place, "threshold"), part["threshold"]),
        words=_words(parts, part["words"]),
    )
    if len(parts.found) > before or framework_parts.BLANK in (part["min"], part["max"], part["threshold"]):
        return scale
    runs = f"It runs from {scale.min} to {scale.max}."
    if not FEWEST_POINTS <= scale.points <= MOST_POINTS:
        what = f"The scale must have {FEWEST_POINTS} to {MOST_POINTS} points."
        parts.fault(place, what, f"{runs} Check min and max.")
    elif not scale.min <= scale.threshold <= scale.max:
        parts.fault((*place, "threshold"), "The threshold is not on the scale.", runs)
    for score in scale.words:
        if not scale.min <= score <= scale.max:
            parts.fault((*place, "words", str(score)), f"The score {score} is not on the scale.", runs)
    return scale


def _words(parts: framework_parts.Parts, value: Any) -> dict[int, framework.Text]:
    place = ("scale", "words")
    claims = framework_parts.Claims(parts, "A cell of answers may hold these words: make them differ.")
    found: dict[int, framework.Text] = {}
    for key, said in parts.entries(place, value, f"1: {{{parts.language}: its words}}").items():
        if not SCORE.fullmatch(key):
            parts.fault((*place, key), f"This is no score: {yaml_lines.named(key)}.", "Write a whole number.")
            continue
        found[int(key)] = parts.text((*place, key), said)
        for code, words in found[int(key)].items():
            claims.take((*place, key, code), words, "This description", key)
            if SCORE.fullmatch(words):
                parts.fault((*place, key, code), "This description is a number.", "Describe the score in words.")
    return found


def _arc(parts: framework_parts.Parts, place: yaml_lines.Place, value: Any) -> framework.Arc:
    part = parts.keys(place, value, ARC, "An arc")
    within = (*place, "questions")
    questions = parts.items(within, part["questions"], "questions")
    return framework.Arc(
        id=parts.name((*place, "id"), part["id"]),
        title=parts.text((*place, "title"), part["title"]),
        questions=tuple(_question(parts, (*within, index), question) for index, question in enumerate(questions)),
        statement=parts.text((*place, "statement"), part["statement"]),
        colour=parts.colour((*place, "colour"), part["colour"]),
        short=parts.text((*place, "short"), part["short"]),
        remark=parts.text((*place, "remark"), part["remark"]),
    )


def _question(parts: framework_parts.Parts, place: yaml_lines.Place, value: Any) -> framework.Question:
    part = parts.keys(place, value, QUESTION, "A question")
    return framework.Question(
        id=parts.name((*place, "id"), part["id"]),
        text=parts.text((*place, "text"), part["text"]),
        perspective=parts.name((*place, "perspective"), part["perspective"]),
        audiences=parts.names((*place, "audiences"), part["audiences"], "audiences"),
        reverse=parts.flag((*place, "reverse"), part["reverse"]),
        short=parts.text((*place, "short"), part["short"]),
    )


def _check_names(parts: framework_parts.Parts, made: framework.Framework) -> None:
    """Whatever a column, a cell or a link may be found by must be found once."""
    headings = framework_parts.Claims(parts, "Ids, texts and the audience column head columns: make each differ.")
    if made.audience_column:
        headings.take(("audience_column",), made.audience_column, "This heading", "")
        if text.folded(made.audience_column) == COUNT_COLUMN:
            what = f"“{COUNT_COLUMN}” is the frame's column of numbers."
            parts.fault(("audience_column",), what, "Choose another heading.")
    audiences = framework_parts.Claims(parts, "Give each audience its own id and title.")
    for name, titles in made.audiences.items():
        audiences.take(("audiences", name), name, "This audience", name)
        for code, words in titles.items():
            audiences.take(("audiences", name, code), words, "This title", name)
    for place, question in _questions(made):
        headings.take((*place, "id"), question.id, "This id", place)
        for code, words in question.text.items():
            headings.take((*place, "text", code), words, "This text", place)
    arcs = framework_parts.Claims(parts, "Give each arc its own id.")
    for index, arc in enumerate(made.arcs):
        arcs.take(("arcs", index, "id"), arc.id, "This id", index)


def _check_routes(parts: framework_parts.Parts, made: framework.Framework) -> None:
    """See that audiences and perspectives are declared, where any are, and that a column tells audiences apart."""
    for index, audience in enumerate(made.faces):
        parts.declared(("faces", index), audience, made.audiences, "audiences")
    routed = [place for place, question in _questions(made) if question.audiences]
    if routed and "audience_column" not in parts.document.data:
        what = "Questions ask audiences, but the framework has no “audience_column” that tells them apart."
        parts.fault((*routed[0], "audiences"), what, "Add it, for example audience_column: audience.")
    for place, question in _questions(made):
        for index, audience in enumerate(question.audiences):
            parts.declared((*place, "audiences", index), audience, made.audiences, "audiences")
        parts.declared((*place, "perspective"), question.perspective, made.perspectives, "perspectives")


def _questions(made: framework.Framework) -> Iterator[tuple[yaml_lines.Place, framework.Question]]:
    for arc_index, arc in enumerate(made.arcs):
        for index, question in enumerate(arc.questions):
            yield ("arcs", arc_index, "questions", index), question
