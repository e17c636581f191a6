"""People of the world of tests with what they can do, speak and say of their hours, for search."""

from typing import Any
from uuid import UUID

from factories import workforce
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Language, Organisation, Person, Skill
from oneworkforce.workforce.commands import enquiries, search_index
from oneworkforce.workforce.domain import showing
from oneworkforce.workforce.domain.circles import Near
from oneworkforce.workforce.domain.wanted import Ability, Tongue, Wanted
from oneworkforce.workforce.queries import asking, finding
from oneworkforce.workforce.queries.finding import Found
from oneworkforce.workforce.queries.sizes import sizes

SERBO_CROATIAN = Wanted(languages=(Tongue("sh", ("bs", "hr", "sr")),))
MAKATON = Wanted(skills=(Ability("Makaton"),))


def can(world: World, person: str = "pia", *, speaks: str = "", does: str = "", **values: Any) -> None:
    """Give a person of the world a language, a skill, hours (`evenings=` and its like), and what they `share`."""
    share, place = values.pop("share", None), values.pop("place", None)
    with world.scope(), transactions.whole("test can"):
        row = Person.objects.get(pk=world.people[person])
        if speaks:
            Language.objects.create(person=row, tag=speaks, fluency="working", changed_at=NOW)
        if does:
            Skill.objects.create(person=row, name=does, changed_at=NOW)
        if share:
            row.sharing = share
        if place:
            row.locality_id = world.localities[place]
        row.save()
    if values:
        workforce.record(world, person, f"S-{person}", **values)


def crowded(world: World, at: str = "Harbour School", many: int = 10) -> None:
    """Let an organisation have so many more people at work that it is named."""
    with world.scope(), transactions.whole("test crowd"):
        organisation = Organisation.objects.get(pk=world.organisations[at])
        Person.objects.bulk_create(
            Person(name=f"Colleague {at}", organisation=organisation, changed_at=NOW) for at in range(many)
        )


def found(
    world: World, asked: Wanted, who: str = "carl", *, far: Near = Near.ANYWHERE, page: int = 1, **more: Any
) -> Found:
    """Let search take in who changed, and return what `who` is shown."""
    with world.scope(who):
        search_index.follow(today=TODAY)
    with world.reading(who):
        return finding.find(world.viewer(who), asked, today=TODAY, far=far, page=page, **more)


def labels(world: World, asked: Wanted, who: str = "carl", **more: Any) -> list[str]:
    """Return what the people found are called."""
    return [row.label for row in found(world, asked, who, **more).rows]


def link(enquiry: UUID) -> str:
    """Return the address of an enquiry."""
    return f"http://127.0.0.1/{enquiry}"


def unshown(world: World, who: str = "carl", at: str = "Harbour School") -> str:
    """Return the secret by which somebody asks about a person of an organisation of whom nothing is shown."""
    place = world.organisations[at]
    with world.reading(who):
        named = showing.named(sizes([place]).get(place, 0))
    return asking.secret(world.viewer(who), place, named=named, once=asking.once())


def asked(
    world: World,
    who: str = "carl",
    *,
    at: str = "Harbour School",
    words: str = "An hour a week.",
    secret: str = "",
) -> UUID:
    """Put an enquiry to an organisation, by `secret` or as about somebody of whom nothing is shown; return its id."""
    viewer, secret = world.viewer(who), secret or unshown(world, who, at)
    with world.scope(who):
        return enquiries.ask(
            by=viewer,
            now=NOW,
            today=TODAY,
            link=link,
            secret=secret,
            asked=SERBO_CROATIAN,
            reason="interpret",
            words=words,
        )


def forwarded(world: World, enquiry: UUID, person: str = "pia", *, who: str = "mona") -> UUID:
    """Forward an enquiry to a person of the organisation."""
    with world.scope(who):
        return enquiries.forward(
            by=world.viewer(who), now=NOW, today=TODAY, link=link, enquiry=enquiry, person=world.people[person]
        )


def answered(world: World, enquiry: UUID, *, who: str = "mona", answer: str = "touch", words: str = "") -> None:
    """Answer an enquiry for its organisation."""
    with world.scope(who):
        enquiries.answer(
            by=world.viewer(who), now=NOW, today=TODAY, link=link, enquiry=enquiry, answer=answer, words=words
        )


def replied(world: World, enquiry: UUID, *, who: str = "pia", yes: bool = True) -> None:
    """Reply to an enquiry that was forwarded to oneself."""
    with world.scope(who):
        enquiries.reply(by=world.viewer(who), now=NOW, today=TODAY, link=link, enquiry=enquiry, yes=yes)
