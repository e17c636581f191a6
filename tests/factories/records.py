"""What known people can do, speak and hold: put on records of the small world."""

from datetime import timedelta

from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Credential, Language, Organisation, Person, Qualification, Skill
from oneworkforce.partnership.models.person import CredentialKind, Fluency, Sharing


def fill(world: World, key: str, *, sharing: Sharing | None = None) -> None:
    """Put one of each thing on the record of `key`, and let them share as `sharing` says."""
    person = world.people[key]
    with world.scope(key), transactions.whole("test"):
        Skill.objects.create(person_id=person, name="Play therapy")
        Language.objects.create(person_id=person, tag="sh", fluency=Fluency.WORKING)
        Qualification.objects.create(person_id=person, name="Diploma in social work", level=6, awarded_in=2009)
        Credential.objects.create(
            person_id=person,
            kind=CredentialKind.CHECK,
            name="Enhanced check",
            issued_on=TODAY - timedelta(days=400),
            expires_on=TODAY + timedelta(days=12),
        )
        if sharing is not None:
            Person.objects.filter(pk=person).update(sharing=sharing, phone="01632 960 001", job_title="Family worker")


def crowd(world: World, count: int) -> None:
    """Add `count` people of Harbour School, each with one of each thing."""
    with world.scope(), transactions.whole("test"):
        school = Organisation.objects.get(pk=world.organisations["Harbour School"])
        made = Person.objects.bulk_create(
            Person(name=f"Crowd {number:03}", organisation=school, changed_at=NOW) for number in range(count)
        )
        Skill.objects.bulk_create(Skill(person=one, name="Juggling") for one in made)
        Language.objects.bulk_create(Language(person=one, tag="pl", fluency=Fluency.SOME) for one in made)
        Credential.objects.bulk_create(
            Credential(person=one, kind=CredentialKind.TRAINING, name="First aid", expires_on=TODAY) for one in made
        )
