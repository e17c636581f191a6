"""A million invented people by one seed, written set by set on either database, and the searches asked among them.

Every choice hangs on the hash of a person's number and what is chosen, so each database holds the same people.
"""

# ruff: noqa: S608  statements are put together from words of this file alone

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from uuid import UUID

from django.db import connection

from factories.world import NOW, TODAY, World
from oneworkforce.ground import database, noting, transactions
from oneworkforce.partnership.domain.sectors import Level, Sector
from oneworkforce.partnership.models import Locality, Organisation
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.circles import Near
from oneworkforce.workforce.domain.wanted import Ability, Time, Tongue, Wanted

SOURCES = import_module("oneworkforce.workforce.migrations.0007_following").SOURCES
SEED = 5
ORGANISATIONS, AREAS = 4_000, 64
TAGS = (
    *("pa", "ur", "pl", "gu", "bn", "so", "ar", "ro", "pt", "fr", "es", "hi", "ta", "fa", "ku", "sq", "lt", "zh"),
    *("tr", "it", "de", "ru", "sk", "cs", "hu", "bg", "el", "vi", "am", "ti", "yo", "ig", "sw", "bfi", "uk", "ne"),
    *("sr", "hr", "bs", "sh"),
)
NOBODYS = "mi"
SKILLS = (
    *("First aid", "Safeguarding lead", "Play therapy", "Parenting programmes", "Counselling", "Makaton", "Autism"),
    *("Speech and language", "Youth work", "Group work", "Debt advice", "Breastfeeding support", "Bereavement", "Art"),
    *(f"Craft number {at}" for at in range(1, 287)),
)
SHARING = ("all", "skills", "nothing", "not_asked")
_KEYS = {"p": "a", "kx": "b", "ky": "c", "g": "d", "r": "e", "j": "f"}
"""The first letter of the ids of each table; the number of the person follows."""
KNOWN = ("yes", "no", "refused", "not_asked", "not_asked")


@dataclass
class People:
    """The people in a world of tests, in the partnership of Walter."""

    world: World
    places: dict[Level, list[UUID]]

    def wanted(self, many: int) -> Iterator[tuple[str, Wanted, Near]]:
        """Yield `many` searches by the seed, each with its kind: common, rare, or one that nobody answers to."""
        dice = random.Random(SEED)  # noqa: S311  the same dice each time
        for at in range(many):
            kind = ("common", "rare", "common", "rare", "none")[at % 5]
            has = [dice.random() < chance for chance in (0.75, 0.6, 0.8, 0.6)]
            if not has[0] and not has[1]:
                has[0] = True
            tags, skills = (TAGS[:8], SKILLS[:8]) if kind == "common" else (TAGS[24:], SKILLS[100:])
            tag = NOBODYS if kind == "none" else dice.choice(tags)
            also = tuple(each for each in ("sr", "hr", "bs", "sh") if each != tag) if tag == "sh" else ()
            level = dice.choice((Level.AREA, Level.AREA, Level.DISTRICT, Level.QUADRANT))
            found = Wanted(
                languages=(Tongue(tag, also),) if has[0] or kind == "none" else (),
                skills=(Ability(dice.choice(skills)),) if has[1] else (),
                places=(dice.choice(self.places[level]),) if has[2] else (),
                times=tuple(dice.sample(list(Time), dice.choice((1, 1, 2)))) if has[3] else (),
            )
            yield kind, found, dice.choice(list(Near))


def written(world: World, many: int) -> People:
    """Write `many` people with what they do, speak and say of their hours, each table in one statement.

    Nobody is noted for search on the way: all sets are written anew afterwards.
    """
    _quiet()
    with world.scope("walter"), transactions.whole("bench places"):
        places = _places()
        organisations = _organisations()
    kind = _Sqlite() if connection.vendor == "sqlite" else _Postgresql()
    partnership = kind.id(world.northshire)
    areas = [place.hex for place in places[Level.AREA]]
    kind.prepared({"org": organisations, "area": areas, "tag": TAGS, "skill": SKILLS})
    kind.prepared({"role": list(roles.all_roles()), "sharing": SHARING, "known": KNOWN})
    for statement in _statements(kind, many):
        with world.scope("walter"), transactions.whole("bench people"), connection.cursor() as cursor:
            cursor.execute(statement, {"partnership": partnership, "now": kind.moment(NOW)})
    return People(world, places)


def _quiet() -> None:
    """Take the triggers away that note who changes."""
    with database.as_owner(), connection.cursor() as cursor:
        for source in SOURCES:
            for name in noting.names([source]):
                on = f" ON {source.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {name}{on}")


def _places() -> dict[Level, list[UUID]]:
    found: dict[Level, list[UUID]] = {level: [] for level in Level}
    county = Locality.objects.get(parent=None)  # as a partnership is, all in one tree
    found[Level.COUNTY].append(county.pk)
    for quarter in range(4):
        quadrant = Locality.objects.create(name=f"Quarter {quarter}", level=Level.QUADRANT, parent=county)
        found[Level.QUADRANT].append(quadrant.pk)
        for third in range(4):
            name = f"District {quarter}.{third}"
            district = Locality.objects.create(name=name, level=Level.DISTRICT, parent=quadrant)
            found[Level.DISTRICT].append(district.pk)
            for area in range(AREAS // 16):
                made = Locality.objects.create(name=f"Area {area} of {name}", level=Level.AREA, parent=district)
                found[Level.AREA].append(made.pk)
    return found


def _organisations() -> list[str]:
    sectors = list(Sector)
    rows = [Organisation(name=f"Organisation {at}", sector=sectors[at % len(sectors)]) for at in range(ORGANISATIONS)]
    return [row.pk.hex for row in Organisation.objects.bulk_create(rows, batch_size=1_000)]


def _statements(kind: "_Sqlite | _Postgresql", many: int) -> Iterator[str]:
    """Yield one statement a table. Frequent things are far likelier than rare ones: a chance squared picks them."""
    numbers, uuid, pick, chance = kind.numbers(many), kind.uuid, kind.pick, kind.chance
    yield (
        "INSERT INTO partnership_person (id, partnership_id, name, job_title, email, phone, organisation_id,"
        " locality_id, sharing, skills_said, languages_said, qualifications_said, credentials_said, changed_at,"
        f" confirmed_by) SELECT {uuid('p')}, %(partnership)s, 'Person ' || n, '', '', '', {pick('org', 'o', 2)},"
        f" CASE WHEN {chance('l')} < 0.8 THEN {pick('area', 'a', 1)} END, {pick('sharing', 's', 1, text=True)},"
        f" 'not_asked', 'not_asked', 'not_asked', 'not_asked', %(now)s, '' FROM {numbers}"
    )
    for part in ("x", "y"):
        yield (
            "INSERT INTO partnership_skill (id, partnership_id, person_id, name, confirmed_by)"
            f" SELECT {uuid('k' + part)}, %(partnership)s, {uuid('p')}, {pick('skill', part, 3, text=True)}, ''"
            f" FROM {numbers} WHERE true ON CONFLICT DO NOTHING"
        )
    yield (
        "INSERT INTO partnership_language (id, partnership_id, person_id, tag, fluency, confirmed_by)"
        f" SELECT {uuid('g')}, %(partnership)s, {uuid('p')}, {pick('tag', 't', 4, text=True)}, 'native', ''"
        f" FROM {numbers} WHERE {chance('u')} < 0.6"
    )
    hours = ", ".join(pick("known", part, 1, text=True) for part in ("e", "w", "f", "h"))
    yield (
        "INSERT INTO workforce_staffrecord (id, partnership_id, person_id, organisation_id, number, age_band,"
        " evenings, weekends, flexible, term_time, gender, ethnicity, disability, away, unsaid, origin, changed_at,"
        f" confirmed_by) SELECT {uuid('r')}, %(partnership)s, {uuid('p')}, {pick('org', 'o', 2)}, n, '', {hours},"
        f" 'not_asked', 'NOBT', 'not_asked', '', '{{}}', 'upload', %(now)s, '' FROM {numbers}"
    )
    yield (
        "INSERT INTO workforce_post (id, partnership_id, organisation_id, person_id, reference, role, contract,"
        " locality_id, leaving_reason, destination, unsaid, origin, changed_at, confirmed_by)"
        f" SELECT {uuid('j')}, %(partnership)s, {pick('org', 'o', 2)}, {uuid('p')}, n,"
        f" {pick('role', 'q', 1, text=True)},"
        f" 'permanent', CASE WHEN {chance('m')} < 0.5 THEN {pick('area', 'b', 1)} END, '', '', '{{}}', 'upload',"
        f" %(now)s, '' FROM {numbers}"
    )


class _Sqlite:
    """The words of SQLite: hashes and choices are functions of ours."""

    def __init__(self) -> None:
        self.lists: dict[str, Sequence[str]] = {}

    def prepared(self, lists: Mapping[str, Sequence[str]]) -> None:
        self.lists |= lists
        connection.ensure_connection()
        connection.connection.execute("PRAGMA cache_size = -500000")
        connection.connection.create_function("h_chance", 2, _chance, deterministic=True)
        connection.connection.create_function(
            "h_pick", 4, lambda name, part, n, power: _picked(self.lists[name], part, n, power), deterministic=True
        )

    def id(self, value: UUID) -> str:
        return value.hex

    def moment(self, value: Any) -> str:
        return f"{value:%Y-%m-%d %H:%M:%S}"

    def numbers(self, many: int) -> str:
        return f"(WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < {many - 1}) SELECT n FROM c)"

    def uuid(self, part: str) -> str:
        return f"('{_KEYS[part]}' || printf('%%031x', n))"

    def chance(self, part: str) -> str:
        return f"h_chance('{part}', n)"

    def pick(self, name: str, part: str, power: int, *, text: bool = False) -> str:  # noqa: ARG002  all are texts
        return f"h_pick('{name}', '{part}', n, {power})"


class _Postgresql:
    """The words of PostgreSQL."""

    def __init__(self) -> None:
        self.lists: dict[str, Sequence[str]] = {}

    def prepared(self, lists: Mapping[str, Sequence[str]]) -> None:
        self.lists |= lists

    def id(self, value: UUID) -> UUID:
        return value

    def moment(self, value: Any) -> Any:
        return value

    def numbers(self, many: int) -> str:
        return f"generate_series(0, {many - 1}) n"

    def uuid(self, part: str) -> str:
        return f"('{_KEYS[part]}' || lpad(to_hex(n), 31, '0'))::uuid"

    def chance(self, part: str) -> str:
        return f"(('x' || substr(md5('{part}' || n), 1, 8))::bit(32)::bigint / 4294967296.0)"

    def pick(self, name: str, part: str, power: int, *, text: bool = False) -> str:
        values = self.lists[name]
        held = ", ".join(f"'{each}'" for each in values)
        at = f"1 + floor(power({self.chance(part)}, {power}) * {len(values)})::int"
        return f"(ARRAY[{held}]::{'text' if text else 'uuid'}[])[{at}]"


def _digest(part: str, number: int) -> str:
    return hashlib.md5(f"{part}{number}".encode(), usedforsecurity=False).hexdigest()


def _chance(part: str, number: int) -> float:
    return int(_digest(part, number)[:8], 16) / 4294967296.0


def _picked(held: Sequence[str], part: str, number: int, power: int) -> str:
    return held[int(_chance(part, number) ** power * len(held))]


__all__ = ["TODAY", "People", "written"]
