"""Focus groups, evidence and remarks: commands that write, and the things that addresses name."""

from typing import Any
from uuid import UUID

from factories import evidence as factory
from factories.areas.findings import recorded
from factories.command_row import Row, by, seen
from factories.world import NOW, TODAY, World
from oneworkforce.assess.commands import evidence, notes, remarks, supports, themes
from oneworkforce.assess.models import Evidence, Finding, Note, Remark, Theme
from oneworkforce.ground import transactions

WHO = "walter"


def _round(world: World) -> UUID:
    return factory.closed(world, "Gathered in the tests")


def _gathering(world: World) -> UUID:
    return factory.gathering(world, _round(world))


def _quote(world: World) -> UUID:
    return factory.note(world, _gathering(world), factory.UNCLEARED, quote=True)


def _cleared(world: World) -> UUID:
    return factory.cleared(world, _gathering(world))


def _piece(world: World) -> UUID:
    return factory.piece(world, _round(world))


def _remark(world: World) -> UUID:
    return factory.remarks(world, _round(world))[0]


def _theme(world: World) -> UUID:
    return factory.theme(world, _round(world))


def _supported(world: World) -> tuple[UUID, UUID]:
    made = _round(world)
    with world.scope(WHO):
        return recorded(world, made), factory.piece(world, made)


def _note_add(world: World, made: Any) -> object:
    return factory.note(world, made)


def _note_change(world: World, made: Any) -> None:
    told: dict[str, Any] = {"words": "Other words.", "arcs": ["values"], "quote": True}
    notes.change(**by(world, WHO), note=made, seen=seen(notes.shown, Note, made), **told)


def _note_clear(world: World, made: Any) -> None:
    factory.clear(world, made)


def _note_remove(world: World, made: Any) -> None:
    notes.remove(**by(world, WHO), note=made)


def _evidence_add(world: World, made: Any) -> object:
    return factory.piece(world, made)


def _evidence_change(world: World, made: Any) -> None:
    told = {**factory.EVIDENCE, "title": "Reviews"}
    shown = seen(evidence.shown, Evidence, made)
    evidence.change(**by(world, WHO), today=TODAY, evidence=made, seen=shown, **told)


def _evidence_remove(world: World, made: Any) -> None:
    evidence.remove(**by(world, WHO), evidence=made)


def _code(world: World, made: Any) -> None:
    shown = seen(remarks.shown, Remark, made)
    remarks.code(**by(world, WHO), remark=made, seen=shown, themes_of=[], new="Time")


def _theme_add(world: World, made: Any) -> object:
    return themes.add(**by(world, WHO), round=made, title="Time", arc="vision")


def _theme_change(world: World, made: Any) -> None:
    themes.change(**by(world, WHO), theme=made, seen=seen(themes.shown, Theme, made), title="Too little time")


def _theme_remove(world: World, made: Any) -> None:
    themes.remove(**by(world, WHO), theme=made)


def _gathered(world: World, made: Any) -> object:
    finding, piece = made
    return supports.add_gathered(**by(world, WHO), finding=finding, kind="evidence", pk=piece)


COMMANDS: tuple[Row, ...] = (
    Row("note.add", _note_add, _gathering, WHO),
    Row("note.change", _note_change, _cleared, WHO),
    Row("note.clear", _note_clear, _quote, WHO),
    Row("note.remove", _note_remove, _quote, WHO),
    Row("evidence.add", _evidence_add, _round, WHO),
    Row("evidence.change", _evidence_change, _piece, WHO),
    Row("evidence.remove", _evidence_remove, _piece, WHO),
    Row("remark.code", _code, _remark, WHO),
    Row("theme.add", _theme_add, _round, WHO),
    Row("theme.change", _theme_change, _theme, WHO),
    Row("theme.remove", _theme_remove, _theme, WHO),
    Row("support.add_gathered", _gathered, _supported, WHO),
)


def things(world: World) -> dict[str, Any]:
    """Make one of each thing in Northshire; return their ids by name.

    A round that is closed, with themes of which one is written by few, a quote that is not cleared and one that is.
    """
    made = _round(world)
    at = factory.gathering(world, made)
    factory.cleared(world, at)
    themes_made = factory.coded(world, made)
    told = {
        "gathered_round": made,
        "gathered": at,
        "gathered_quote": factory.note(world, at, factory.UNCLEARED, quote=True),
        "gathered_evidence": factory.piece(world, made),
        "gathered_theme": themes_made["Rooms"],
    }
    with world.reading(WHO):
        told["gathered_remark"] = Remark.objects.filter(round=made).order_by("pk")[0].pk
    with world.scope(WHO), transactions.whole("test finding"):
        told["gathered_finding"] = Finding.objects.create(
            round_id=made, arc="vision", words="Few hear back.", made_by="Walter", made_at=NOW
        ).pk
    return told
