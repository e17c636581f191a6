"""Contacts, letters, links and paper forms: commands that write, and the things that addresses name."""

from typing import Any

from factories import asking
from factories.asking import WHO
from factories.command_row import Row, by
from factories.world import NOW, TODAY, World
from oneworkforce.assess.commands import contacts, letters, links, open_links, paper
from oneworkforce.assess.domain.kinds import Letter as Kind
from oneworkforce.assess.models import Round, Sending
from oneworkforce.ground import transactions
from oneworkforce.ui import conflict


def _told(world: World) -> dict[str, Any]:
    return {**by(world, WHO), "today": TODAY}


def _add(world: World, made: Any) -> object:
    told: dict[str, Any] = {"email": "new@example.org", "name": "", "audience": "families", "language": "cy"}
    place: dict[str, Any] = {"organisation": world.organisations["Kite Club"], "locality": None}
    return contacts.add(**_told(world), round=made, **told, **place)


def _add_all(world: World, made: Any) -> object:
    return contacts.add_all(**_told(world), round=made, lines=asking.lines(3, "families", start=50))


def _contact(world: World) -> tuple[Any, Any]:
    made = asking.filled(world)
    return made, asking.contact(world, made)


def _asked(world: World) -> tuple[Any, Any]:
    made = asking.opened(world)
    return made, asking.contact(world, made)


def _linked(world: World) -> tuple[Any, Any]:
    made = asking.opened(world)
    return made, asking.cell(world, made)


def _ended(world: World) -> tuple[Any, Any]:
    made = _linked(world)
    _make(world, made)
    return made


def _one(world: World) -> Any:
    return asking.opened(world, 1)  # the letters of others would wait for their minute


def _invited(world: World) -> Any:
    made = _one(world)
    with transactions.whole("test sending"):
        Sending.objects.create(round_id=made, kind=Kind.INVITATION, letters=1, asked_by="Walter Webb", asked_at=NOW)
    return made


def _remove(world: World, made: Any) -> None:
    contacts.remove(**_told(world), round=made[0], contact=made[1])


def _want(world: World, made: Any) -> None:
    contacts.want(**_told(world), round=made[0], contact=made[1], letters=False)


def _replace(world: World, made: Any) -> None:
    links.replace(**_told(world), round=made[0], contact=made[1])


def _word(world: World, made: Any) -> None:
    with transactions.reading():
        seen = conflict.digest(letters.shown(Round.objects.get(pk=made), Kind.REMINDER, "leaders"))
    said: dict[str, Any] = {"subject": "Please answer", "words": "Here: {link}"}
    letters.word(**_told(world), round=made, kind=Kind.REMINDER, audience="leaders", seen=seen, **said)


def _test(world: World, made: Any) -> None:
    letters.test(**_told(world), round=made, kind=Kind.INVITATION, audience="", link="https://example.org/here")


def _invite(world: World, made: Any) -> object:
    return letters.invite(**_told(world), round=made)


def _remind(world: World, made: Any) -> object:
    return letters.remind(**_told(world), round=made)


def _make(world: World, made: Any) -> None:
    open_links.make(**_told(world), round=made[0], cell=made[1])


def _end(world: World, made: Any) -> None:
    open_links.end(**_told(world), round=made[0], cell=made[1])


def _enter(world: World, made: Any) -> None:
    paper.enter(**_told(world), round=made[0], cell=made[1], said={"v1": "3", "l1": "dk"}, remarks={})


COMMANDS: tuple[Row, ...] = (
    Row("contact.add", _add, asking.filled, WHO),
    Row("contact.add_all", _add_all, asking.filled, WHO),
    Row("contact.remove", _remove, _contact, WHO),
    Row("contact.want", _want, _contact, WHO),
    Row("contact.replace_link", _replace, _asked, WHO),
    Row("letter.word", _word, asking.prepared, WHO),
    Row("letter.test", _test, asking.prepared, WHO),
    Row("letters.invite", _invite, _one, WHO),
    Row("letters.remind", _remind, _invited, WHO),
    Row("open_link.make", _make, _linked, WHO),
    Row("open_link.end", _end, _ended, WHO),
    Row("paper.enter", _enter, _linked, WHO),
)


def things(world: World) -> dict[str, Any]:
    """Return what stands in addresses of this part."""
    with world.scope(WHO):
        made = asking.opened(world, title="Asked here")
        cell = asking.cell(world, made)
        _make(world, (made, cell))
        ready = asking.filled(world, title="Asked soon")
        return {
            "asked_round": made,
            "asked_contact": asking.contact(world, made),
            "asked_cell": cell,
            "ready_round": ready,
            "ready_contact": asking.contact(world, ready),
        }
