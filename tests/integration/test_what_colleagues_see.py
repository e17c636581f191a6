"""What each known person sees of Bea, a practitioner of the health trust, as she shares nothing, skills or all."""

import pytest

from factories import records, requests
from factories.world import TODAY, World
from oneworkforce.access.verdicts import NotFound
from oneworkforce.ground import transactions
from oneworkforce.partnership.domain.answers import Said
from oneworkforce.partnership.models import Person
from oneworkforce.partnership.models.person import Sharing
from oneworkforce.partnership.permissions import people as permissions
from oneworkforce.partnership.queries import people as query
from oneworkforce.partnership.queries import records as record_query

pytestmark = pytest.mark.undone

FULL, SKILLS, REACHED, NOTHING = "full", "skills", "skills and contact", "nothing"
TABLE = {
    # viewer: not asked, nothing, skills, all
    "alice": (FULL, FULL, FULL, FULL),
    "walter": (FULL, FULL, FULL, FULL),
    "stella": (FULL, FULL, FULL, FULL),
    "bea": (FULL, FULL, FULL, FULL),
    "mona": (NOTHING, NOTHING, SKILLS, REACHED),
    "carl": (NOTHING, NOTHING, SKILLS, REACHED),
    "erin": (NOTHING, NOTHING, NOTHING, NOTHING),
    "pia": (NOTHING, NOTHING, NOTHING, NOTHING),
    "sol": (NOTHING, NOTHING, NOTHING, NOTHING),
}
SHARINGS = (Sharing.NOT_ASKED, Sharing.NOTHING, Sharing.SKILLS, Sharing.ALL)


@pytest.mark.parametrize("sharing", SHARINGS)
def test_a_record_shows_what_its_person_shares(world: World, sharing: Sharing) -> None:
    records.fill(world, "bea", sharing=sharing)
    seen = {viewer: what_is_seen(world, viewer) for viewer in TABLE}
    assert seen == {viewer: row[SHARINGS.index(sharing)] for viewer, row in TABLE.items()}


def what_is_seen(world: World, viewer: str) -> str:
    """Return what `viewer` sees of Bea, after asking the list, the record and the verdicts for the same answer."""
    who, bea = world.viewer(viewer), world.people["bea"]
    with world.reading(viewer):
        rows = {row.id: row for row in query.rows(query.find(who, filters={}, today=TODAY), TODAY)}
        if bea not in rows:
            with pytest.raises(NotFound):
                record_query.get(who, bea, today=TODAY)
            return NOTHING
        person, record = record_query.get(who, bea, today=TODAY)
        row = rows[bea]
        assert record.name == row.name == "Bea Birch"
        assert row.skills == ("Play therapy",)
        assert row.languages == ("Serbo-Croatian",)
        full = permissions.can_see(who, person)
        assert record.full is row.full is full
        hidden = (record.locality, record.qualifications, record.credentials, record.teams, record.links)
        assert all((part is Said.WITHHELD) is not full for part in (*hidden, row.due, row.locality))
        reached = permissions.may_reach(person, full=full)
        assert (record.email == "bea@example.org") is (record.phone == "01632 960 001") is reached
        return FULL if full else REACHED if reached else SKILLS


def test_who_lets_all_reach_them_is_reached_and_nobody_else(world: World) -> None:
    for viewer in ("mona", "carl", "pia", "erin"):
        who = world.viewer(viewer)
        with world.reading():
            bea = Person.objects.get(pk=world.people["bea"])
            for sharing in Sharing:
                bea.sharing = sharing
                assert permissions.may_reach(bea, full=permissions.can_see(who, bea)) is (sharing == Sharing.ALL), (
                    viewer,
                    sharing,
                )


def test_the_page_of_a_shared_record_says_what_is_not_shown(world: World) -> None:
    records.fill(world, "bea", sharing=Sharing.SKILLS)
    page = requests.page(world.client("mona"), f"/people/{world.people['bea']}/")
    assert "You see what this person shares with colleagues." in page
    assert "Serbo-Croatian" in page
    assert "Not shown to you" in page
    for hidden in ("bea@example.org", "01632", "Enhanced check", "Diploma", "/change/", "Nothing has changed"):
        assert hidden not in page, hidden


def test_a_leaver_is_no_longer_shared(world: World) -> None:
    records.fill(world, "bea", sharing=Sharing.ALL)
    with world.scope(), transactions.whole("test"):
        Person.objects.filter(pk=world.people["bea"]).update(left_on=TODAY)
    assert requests.status(world.client("mona"), f"/people/{world.people['bea']}/") == 404
