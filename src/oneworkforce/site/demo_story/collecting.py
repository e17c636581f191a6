"""What a locality chose to record in a session, and a collection that asks organisations for their data."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from oneworkforce.partnership.commands import links
from oneworkforce.partnership.domain.sectors import LinkPurpose
from oneworkforce.partnership.models import Person
from oneworkforce.site.demo_story.told import Told
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import (
    collection_letters,
    collections,
    posts,
    returns,
    session_totals,
    sessions,
    totals,
)
from oneworkforce.workforce.models import Return, SessionAgency, Total
from oneworkforce.workforce.queries import there


def play(told: Told) -> None:
    """Ask organisations, hold the session meanwhile, and let them answer."""
    made = _asked(told, said) if (said := told.get("collection")) else None
    if held := told.get("session"):
        _session(told, held)
    if made:
        _answered(told, said, made)


def _session(told: Told, said: dict[str, Any]) -> None:
    given: dict[str, Any] = {"by": told.lead, "now": told.at(said["days"])}
    today, place = told.day(said["days"]), told.place(said["locality"])
    values = {"held_on": today, "run_by": said["run_by"], "note": said["note"]}
    made = sessions.add(**given, today=today, locality=place, **values)
    agencies = dict(SessionAgency.objects.filter(session=made).values_list("organisation__name", "pk"))
    for item, names in said["values"].items():
        sessions.tick(**given, session=made, item=item, agencies=[agencies[name] for name in names])
    sessions.decide(**given, session=made, adds=list(said["adds"]), why={**said["adds"], **said["why"]})
    for each in said["totals"]:
        figures = {"people": each["people"], "vacancies": each.get("vacancies")}
        agency = agencies[each["organisation"]]
        session_totals.enter(**given, today=today, agency=agency, role=each["role"], **figures)
    for name in said["sends_file"]:
        session_totals.send_file(**given, agency=agencies[name], sends=True)
    sessions.end(**given, session=made)


def _asked(told: Told, said: dict[str, Any]) -> UUID:
    """Name whom to ask, then choose, open and invite."""
    now, today = told.at(said["days"]), told.day(said["days"])
    given: dict[str, Any] = {"by": told.lead, "now": now}
    made = collections.add(
        **given,
        title=said["title"],
        taken_on=told.day(said["taken"]),
        opens_on=today,
        closes_on=told.day(said["deadline"]),
    )
    within = [told.place(said["within"])]
    collections.choose(**given, today=today, collection=made, sectors=said["sectors"], localities=within)
    asked = Return.objects.filter(collection=made).values("organisation")
    keeper = told.member("administrator")
    reached = Person.objects.filter(organisation__in=asked, left_on=None).exclude(email="")
    for person in reached.order_by("email"):
        names: dict[str, Any] = {"organisation": person.organisation_id, "person": person.pk}
        links.put(by=keeper, now=now, today=today, purpose=LinkPurpose.WORKFORCE, **names)
    collections.open_collection(**given, today=today, collection=made)
    collection_letters.invite(**given, today=today, collection=made, link=lambda pk: told.link("return", pk))
    return made


def _answered(told: Told, said: dict[str, Any], made: UUID) -> None:
    """Let organisations answer in the order of days, one reminder among them."""
    keeper = told.member("administrator")
    asked = dict(Return.objects.filter(collection=made).values_list("organisation__name", "pk"))
    for each in said["begun"]:
        post = told.post(each["post"]).pk
        posts.confirm(by=keeper, now=told.at(each["days"]), today=told.day(each["days"]), post=post)
    for each in sorted(said["returns"], key=lambda one: int(one["days"])):
        if each["days"] > said["reminded"]:
            _remind(told, said, made)
        _answer(told, each, made, asked)


def _remind(told: Told, said: Mapping[str, Any], made: UUID) -> None:
    if Return.objects.filter(collection=made, reminders__gt=0).exists():
        return
    when: dict[str, Any] = {"now": told.at(said["reminded"]), "today": told.day(said["reminded"])}
    collection_letters.remind(by=told.lead, **when, collection=made, link=lambda pk: told.link("return", pk))


def _answer(told: Told, said: Mapping[str, Any], made: UUID, asked: Mapping[str, UUID]) -> None:
    pk, today = asked[said["organisation"]], told.day(said["days"])
    given: dict[str, Any] = {"by": told.member("administrator"), "now": told.at(said["days"]), "today": today}
    if said["says"] == "unchanged":
        facts = there.facts([made], today=today)[pk]
        given |= {"posts_seen": facts.posts, "vacant_seen": facts.vacant, "totals_seen": facts.there.totals}
        returns.confirm(**given, pk=pk)
    elif said["says"] == "totals":
        returns.say_totals(**given, pk=pk)
        for role, numbers in said["adds"].items():
            row = Total.objects.get(organisation__name=said["organisation"], role=role)
            shown: dict[str, Any] = totals.shown(row)
            values = totals.Said(**shown | {name: str(number) for name, number in numbers.items()})
            totals.change(**given, total=row.pk, seen=conflict.digest(shown), said=values)
    elif said["says"] == "refused":
        returns.refuse(**given, pk=pk, reason=said["reason"])
    else:
        returns.say_done(**given, pk=pk)
