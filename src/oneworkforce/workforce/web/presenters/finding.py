"""What a search found, in sentences and rows."""

import urllib.parse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.partnership import public
from oneworkforce.ui.parts import Cell, Link
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.circles import Near
from oneworkforce.workforce.domain.kinds import Known
from oneworkforce.workforce.domain.showing import Agreed
from oneworkforce.workforce.domain.understanding import Missed, Part, Read
from oneworkforce.workforce.domain.wanted import Time, Wanted
from oneworkforce.workforce.queries.finding import MOST, Found, Row

COLUMNS = ("Who", "Works at", "Can do", "Speaks", "Hours", "How to reach them")
_WIDER = {
    Near.BENEATH: "in places that lie in it",
    Near.AROUND: "in neighbouring places",
    Near.ANYWHERE: "elsewhere in the partnership",
}
_HOURS = {Known.YES: "yes", Known.NO: "no", Known.UNKNOWN: "not known", Known.REFUSED: "prefers not to say"}
_KINDS = {"language": "Language", "skill": "Skill", "role": "Role", "locality": "Locality", "hours": "Can work"}
_SKILLS_SHOWN = 6
_NOTHING = "Not shared"


@dataclass(frozen=True, slots=True)
class Section:
    """People of one circle who said yes to the hours, or have not said: a heading and rows."""

    heading: str
    rows: tuple[tuple[Cell | str, ...], ...]


@dataclass(frozen=True, slots=True)
class MissedPart:
    """What was not understood: a sentence, and the same search with each near name instead."""

    sentence: str
    near: tuple[Link, ...]


def understood(read: Read) -> list[str]:
    """Return what each part was understood as."""
    return [_part(each) for each in read.parts]


def missed(read: Read, query: Sequence[tuple[str, str]]) -> list[MissedPart]:
    """Return what was not understood, with ways on."""
    return [MissedPart(_missed(each), tuple(_instead(each, name, query) for name in each.near)) for each in read.missed]


def counted(found: Found) -> str:
    """Return how many there are; counts stop."""
    if found.more:
        return f"{MOST:,}+ people found. The first {MOST:,} can be looked through."
    return f"{text.counted(found.total, 'person', 'people')} found." if found.total else "Nobody was found."


def wider(found: Found, address: str) -> list[Link]:
    """Return the ways to the circles beyond, with how many there are."""
    return [
        Link(f"Show {_many(many)} {_WIDER[near]}", _with(address, far=near.value))
        for near, many in sorted(found.wider.items(), key=lambda pair: list(Near).index(pair[0]))
    ]


def sections(found: Found, asked: Wanted, places: Sequence[str], *, opens: bool, query: str) -> list[Section]:
    """Return the page by circle and by what was said of the hours. `opens`: names lead to records."""
    made: list[Section] = []
    groups: dict[tuple[bool, Near | None], list[Row]] = {}
    for row in found.rows:
        groups.setdefault((row.said, row.near), []).append(row)
    for (said, near), rows in groups.items():
        heading = _heading(said=said, near=near, asked=asked, places=places)
        made.append(Section(heading, tuple(_rows(rows, opens=opens, query=query))))
    return made


def pager(found: Found, address: str) -> list[Link]:
    """Return the ways to the page before and the page after."""
    ways = [("Previous page", found.page - 1), ("Next page", found.page + 1)]
    return [Link(label, _with(address, page=str(at))) for label, at in ways if 1 <= at <= found.pages]


def sought(asked: Wanted, places: Mapping[UUID, str]) -> str:
    """Return what was searched for in a line: "Serbo-Croatian; evenings; in Willenhall"."""
    said = [public.language_name(each.tag) for each in asked.languages]
    said += [each.words for each in asked.skills]
    said += [roles.title(key) for key in asked.roles]
    said += [each.title_.lower() for each in asked.times]
    said += [f"{each.title_.lower()} in date" for each in asked.credentials]
    said += [f"in {places[pk]}" for pk in asked.places if pk in places]
    return "; ".join(said)


def hours(row: Row) -> str:
    """Return what somebody said of the hours that were asked for."""
    return ", ".join(_hour(time, known) for time, known in row.hours) or "Not asked for"


def _part(part: Part) -> str:
    also = f" (also {text.listed(part.also)})" if part.also else ""
    return f"{_KINDS.get(part.kind, 'In date')}: {part.meaning}{also}"


def _missed(part: Missed) -> str:
    said = f"“{part.words}” is nothing that we know here, and nobody has it as a skill. The search left it out."
    return f"{said} Did you mean:" if part.near else said


def _instead(part: Missed, name: str, query: Sequence[tuple[str, str]]) -> Link:
    changed = [(key, value.replace(part.words, name)) for key, value in query]
    return Link(name, f"{reverse('find')}?{urllib.parse.urlencode(changed)}")


def _many(many: int) -> str:
    return f"{MOST:,}+ people" if many >= MOST else text.counted(many, "person", "people")


def _with(address: str, **more: str) -> str:
    path, _, query = address.partition("?")
    pairs = [(key, value) for key, value in urllib.parse.parse_qsl(query) if key not in more and key != "page"]
    return f"{path}?{urllib.parse.urlencode([*pairs, *more.items()])}"


def _heading(*, said: bool, near: Near | None, asked: Wanted, places: Sequence[str]) -> str:
    where = {
        None: "In the partnership",
        Near.HERE: f"In {text.listed(places, 'or')}",
        Near.BENEATH: f"In a place that lies in {text.listed(places, 'or')}",
        Near.AROUND: "In a neighbouring place",
        Near.ANYWHERE: "Elsewhere in the partnership, or the place is not known",
    }[near]
    hours = text.listed([each.title_.lower() for each in asked.times])
    if not hours:
        return where
    return f"{where}: can work {hours}" if said else f"{where}: have not said whether they can work {hours}"


def _rows(rows: Sequence[Row], *, opens: bool, query: str) -> list[tuple[Cell | str, ...]]:
    """Return the rows of a section; people of whom nothing is told but the same words stand in one."""
    alike: dict[str, int] = {}
    for row in rows:
        if row.agreed is Agreed.SOMEONE:
            alike[row.ask] = alike.get(row.ask, 0) + 1
    made: list[tuple[Cell | str, ...]] = []
    for row in rows:
        if row.agreed is not Agreed.SOMEONE:
            made.append(_known(row, opens=opens, query=query))
        elif many := alike.pop(row.ask, 0):
            label = row.label if many == 1 else f"{row.label} ({many:,} people)"
            ask = Cell("Ask their manager", href=_ask(row.ask, query))
            made.append((label, _NOTHING, _NOTHING, _NOTHING, _NOTHING, ask))
    return made


def _known(row: Row, *, opens: bool, query: str) -> tuple[Cell | str, ...]:
    skills = [*row.skills[:_SKILLS_SHOWN]]
    if len(row.skills) > _SKILLS_SHOWN:
        skills.append(f"{len(row.skills) - _SKILLS_SHOWN} more")
    return (
        Cell(row.label, href=reverse("person", args=[row.id]) if opens else None),
        row.organisation.name if row.organisation else "Not known",
        ", ".join(skills) or "Nothing listed",
        ", ".join(row.languages) or "Nothing listed",
        hours(row),
        _reach(row, query),
    )


def _hour(time: Time, known: Known) -> str:
    return f"{time.title_}: {_HOURS.get(known, 'has not said')}"


def _reach(row: Row, query: str) -> Cell | str:
    if row.ask:
        return Cell("Ask their manager", href=_ask(row.ask, query))
    return ", ".join(each for each in (row.email, row.phone) if each) or "Nothing on record"


def _ask(secret: str, query: str) -> str:
    return f"{reverse('find_ask', args=[secret])}?{query}"
