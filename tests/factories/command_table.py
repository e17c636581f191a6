"""Every command that writes, by the name of its transaction, called in the world of tests: one row each.

`ready` makes what the command needs; `run` is the command. Both are called in the scope of `who`'s partnership.
"""

from datetime import timedelta
from functools import partial
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

from factories import areas
from factories.command_row import Row, by, seen
from factories.world import NOW, PASSWORD, TODAY, World
from oneworkforce.audit.web import exports
from oneworkforce.ground import transactions
from oneworkforce.ground.message_states import MessageState
from oneworkforce.ground.models import Job, Message
from oneworkforce.partnership.commands import (
    covers,
    credentials,
    grants,
    groupings,
    invitations,
    joining,
    languages,
    links,
    localities,
    locality_pages,
    members,
    organisations,
    partnerships,
    people,
    qualifications,
    sign_ins,
    skills,
    teams,
)
from oneworkforce.partnership.domain.granting import Place
from oneworkforce.partnership.domain.invitation_lists import Line
from oneworkforce.partnership.domain.sectors import LinkPurpose
from oneworkforce.partnership.models import (
    Grant,
    Grouping,
    Invitation,
    Locality,
    LocalityContact,
    Organisation,
    Person,
    Team,
)
from oneworkforce.site.commands import jobs, messages
from oneworkforce.ui import conflict

NOTHING: dict[str, Any] = {"email": "", "phone": ""}


def _asked(world: World) -> HttpRequest:
    request = RequestFactory().post("/", {"purpose": "check"})
    request.viewer = world.viewer("alice")  # type: ignore[attr-defined]  # the middleware's
    return request


def _export(world: World, _: object) -> object:
    with patch.object(timezone, "now", lambda: NOW):
        return exports.answer(_asked(world), noun="membership", title="members", headings=["Name"], rows=[["Pia"]])


def _partnership(_world: World, _: object) -> object:
    given = {"administrator": "iris@example.org", "person": "Iris Ivory", "password": PASSWORD}
    return partnerships.add(by="the test", now=NOW, name="Eastmere", **given)


# Places and organisations.


def _organisation(world: World, _: object = None) -> UUID:
    return organisations.add(**by(world), name="Elm School", sector="school")


def _change_organisation(world: World, pk: Any) -> None:
    token = seen(organisations.shown, Organisation, pk)
    organisations.change(**by(world), organisation=pk, seen=token, name="Oak School", sector="school", **NOTHING)


def _end(world: World, pk: Any) -> None:
    organisations.end(**by(world), organisation=pk, on=TODAY, today=TODAY)


def _ended(world: World) -> UUID:
    made = _organisation(world)
    _end(world, made)
    return made


def _link(world: World, _: object) -> None:
    place = world.organisations["Harbour School"]
    links.put(**by(world), today=TODAY, organisation=place, purpose=LinkPurpose.ASSESSMENT, person=world.people["pia"])


def _locality(world: World, _: object = None) -> UUID:
    parent = world.localities["Northshire"]
    return localities.add(**by(world), name="Fen", level="district", parent=parent)


def _change_locality(world: World, pk: Any) -> None:
    token, parent = seen(localities.shown, Locality, pk), world.localities["Northshire"]
    localities.change(**by(world), locality=pk, seen=token, name="Fenland", level="district", parent=parent)


def _agree(world: World, pk: Any) -> None:
    token = seen(locality_pages.shown, Locality, pk)
    locality_pages.agree(
        **by(world), today=TODAY, locality=pk, seen=token, ground_rules="We answer within a day.", agreed_on=TODAY
    )


def _admit(world: World, pk: Any) -> None:
    agency = world.organisations["Kite Club"]
    locality_pages.admit(**by(world), today=TODAY, locality=pk, organisation=agency, since=TODAY)


def _admitted(world: World) -> UUID:
    made = _locality(world)
    _admit(world, made)
    return made


def _dismiss(world: World, pk: Any) -> None:
    locality_pages.dismiss(**by(world), locality=pk, organisation=world.organisations["Kite Club"])


def _contact(world: World, pk: Any) -> None:
    locality_pages.add_contact(**by(world), today=TODAY, locality=pk, person=world.people["vic"], about="Volunteers")


def _contacted(world: World) -> tuple[UUID, UUID]:
    place = _admitted(world)
    _contact(world, place)
    with transactions.reading():
        return place, LocalityContact.objects.get(locality=place).pk


def _remove_contact(world: World, made: Any) -> None:
    locality_pages.remove_contact(**by(world), locality=made[0], contact=made[1])


def _grouping(world: World, _: object = None) -> UUID:
    return groupings.add(**by(world), name="Beats", kind="police", members=[world.localities["Willow"]])


def _change_grouping(world: World, pk: Any) -> None:
    token, members_ = seen(groupings.shown, Grouping, pk), [world.localities["Marsh"]]
    groupings.change(**by(world), grouping=pk, seen=token, name="Rounds", kind="police", members=members_)


def _team(world: World, _: object = None) -> UUID:
    return teams.add(**by(world), organisation=world.organisations["Harbour School"], name="Night team")


def _change_team(world: World, pk: Any) -> None:
    token = seen(teams.shown, Team, pk)
    teams.change(**by(world), team=pk, seen=token, name="Day team", locality=world.localities["Reed"])


def _join(world: World, pk: Any) -> None:
    teams.join(**by(world), today=TODAY, team=pk, person=world.people["pia"])


def _joined(world: World) -> UUID:
    made = _team(world)
    _join(world, made)
    return made


def _lead(world: World, pk: Any) -> None:
    teams.lead(**by(world), team=pk, person=world.people["pia"])


def _leave(world: World, pk: Any) -> None:
    teams.leave(**by(world), team=pk, person=world.people["pia"])


# People, and what is on their records.


def _change_person(world: World, _: object) -> None:
    pia = world.people["pia"]
    with transactions.reading():
        shown = people.shown(Person.objects.get(pk=pia))
    typed: dict[str, Any] = {key: str(one) for key, one in shown.items()} | {"job_title": "Key worker"}
    people.change(**by(world), person=pia, seen=conflict.digest(shown), **typed)


def _share(world: World, _: object) -> None:
    people.share(**by(world, "pia"), person=world.people["pia"], sharing="all")


def _answer(world: World, _: object) -> None:
    people.answer(**by(world, "pia"), person=world.people["pia"], section="skills", said="none")


HELD: dict[str, tuple[Any, dict[str, Any], dict[str, Any]]] = {
    "skill": (skills, {"name": "Signing"}, {"name": "Makaton"}),
    "language": (languages, {"language": "Welsh", "fluency": "some"}, {"fluency": "native"}),
    "qualification": (qualifications, {"name": "Youth work"}, {"name": "Youth work", "level": 3, "awarded_in": 2011}),
    "credential": (
        credentials,
        {"kind": "training", "name": "First aid"},
        {"kind": "training", "name": "First aid", "issued_on": TODAY, "expires_on": None, "never_expires": False},
    ),
}
"""By noun: the commands, what is added, what it is changed into."""


def _put(noun: str, world: World, _: object = None) -> object:
    commands, values, _changed = HELD[noun]
    return commands.add(**by(world, "pia"), person=world.people["pia"], **values)


def _change_held(noun: str, world: World, item: Any) -> None:
    commands, _values, changed = HELD[noun]
    with transactions.reading():
        row: Any = Person.objects.get(pk=world.people["pia"])
        stored = {name: getattr(getattr(row, f"{noun}s").get(), name) for name in changed}
    commands.change(**by(world, "pia"), item=item, seen=conflict.digest(stored), **changed)


def _on_held(verb: str, noun: str, world: World, item: Any) -> None:
    getattr(HELD[noun][0], verb)(**by(world, "pia"), item=item)


# Who signs in, and what they may.


def _invite(world: World, _: object = None) -> str:
    """Invite Vic and return the secret of the link."""
    secrets: list[str] = []

    def link(secret: str) -> str:
        secrets.append(secret)
        return f"https://example.org/{secret}"

    place = Place(organisation=None, locality=None)
    given = {"who": world.people["vic"], "role": "workforce_lead", "place": place}
    invitations.invite(**by(world), link=link, **given)  # type: ignore[arg-type]
    return secrets[0]


def _invited(world: World) -> UUID:
    _invite(world)
    with transactions.reading():
        return Invitation.objects.get().pk


def _invite_all(world: World, _: object) -> None:
    lines = [Line(row, name, f"{name.lower()}@example.org", "Executive") for row, name in ((2, "Una"), (3, "Olaf"))]
    invitations.invite_all(**by(world), link=str, lines=lines, only_good=False)


def _accept(world: World, secret: Any) -> None:
    joining.accept(secret=secret, now=NOW, user=None, password=PASSWORD)


def _give(world: World, _: object = None) -> UUID:
    place = Place(organisation=None, locality=None)
    return grants.give(
        **by(world), member=world.memberships["pia"], role="executive", place=place, starts_on=TODAY - timedelta(days=1)
    )


def _end_grant(world: World, _: object) -> None:
    with transactions.reading():
        found = Grant.objects.get(membership=world.memberships["carl"])
    grants.end(**by(world), grant=found.pk)


def _cover(world: World, _: object = None) -> UUID:
    return covers.add(
        **by(world),
        away=world.memberships["carl"],
        stand_in=world.memberships["pia"],
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=7),
    )


def _switch_off(world: World, _: object) -> None:
    members.switch_off(**by(world), member=world.memberships["carl"])


def _write(world: World, _: object) -> None:
    sign_ins.write(user=world.users["pia"], key="k", subject="Your code", text="It is 1.", now=NOW)


# What a person does to jobs and messages.


def _job(world: World) -> UUID:
    with transactions.whole("test"):
        return Job.objects.create(kind="x", title="Work", asked_by=world.users["alice"], asked_at=NOW).pk


def _doubtful(_world: World) -> UUID:
    letter = {"channel": "email", "recipient": "x@example.org", "payload": {"subject": "A", "text": "B"}}
    with transactions.whole("test"):
        made = Message.objects.create(
            key="k", about="a test", state=MessageState.UNCERTAIN, due_at=NOW, made_at=NOW, **letter
        )
        return made.pk


ROWS = (
    Row("partnership.add", _partnership),
    Row("organisation.add", _organisation),
    Row("organisation.change", _change_organisation, _organisation),
    Row("organisation.end", _end, _organisation),
    Row("organisation.reopen", lambda w, pk: organisations.reopen(**by(w), organisation=pk), _ended),
    Row("link.put", _link),
    Row("locality.add", _locality),
    Row("locality.change", _change_locality, _locality),
    Row("locality.remove", lambda w, pk: localities.remove(**by(w), locality=pk), _locality),
    Row("locality.agree", _agree, _locality),
    Row("locality.admit", _admit, _locality),
    Row("locality.dismiss", _dismiss, _admitted),
    Row("locality.add_contact", _contact, _admitted),
    Row("locality.remove_contact", _remove_contact, _contacted),
    Row("grouping.add", _grouping),
    Row("grouping.change", _change_grouping, _grouping),
    Row("grouping.remove", lambda w, pk: groupings.remove(**by(w), grouping=pk), _grouping),
    Row("team.add", _team),
    Row("team.change", _change_team, _team),
    Row("team.remove", lambda w, pk: teams.remove(**by(w), team=pk), _team),
    Row("team.join", _join, _team),
    Row("team.lead", _lead, _joined),
    Row("team.leave", _leave, _joined),
    Row("person.add", lambda w, _: people.add(**by(w), name="Nia North")),
    Row("person.change", _change_person),
    Row("person.share", _share),
    Row("person.answer", _answer),
    Row("person.confirm", lambda w, _: people.confirm(**by(w), person=w.people["pia"])),
    Row("person.look", lambda w, _: people.look(**by(w), person=w.people["pia"], full=True)),
    *(Row(f"{noun}.add", partial(_put, noun)) for noun in HELD),
    *(Row(f"{noun}.change", partial(_change_held, noun), partial(_put, noun)) for noun in HELD),
    *(
        Row(f"{noun}.{verb}", partial(_on_held, verb, noun), partial(_put, noun))
        for noun in HELD
        for verb in ("remove", "confirm")
    ),
    Row("invitation.send", _invite),
    Row("invitation.send_list", _invite_all),
    Row("invitation.withdraw", lambda w, pk: invitations.withdraw(**by(w), invitation=pk), _invited),
    Row("invitation.send_again", lambda w, pk: invitations.send_again(**by(w), link=str, invitation=pk), _invited),
    Row("invitation.accept", _accept, _invite),
    Row("grant.give", _give),
    Row("grant.end", _end_grant),
    Row("cover.add", _cover),
    Row("cover.end", lambda w, pk: covers.end(**by(w), cover=pk), _cover),
    Row("membership.switch_off", _switch_off, _cover),
    Row("sign_in.tell", lambda w, _: sign_ins.tell(user=w.users["pia"], verb="locked out", now=NOW)),
    Row("sign_in.write", _write),
    Row("membership.export", _export),
    Row("job.cancel", lambda w, pk: jobs.cancel(**by(w), job=pk), _job),
    Row("message.settle", lambda w, pk: messages.settle(**by(w), message=pk, answer=messages.Answer.AGAIN), _doubtful),
    *(row for area in areas.ALL for row in area.COMMANDS),
)
