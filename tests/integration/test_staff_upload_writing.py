"""What storing a file of posts costs the database: as many statements for many rows as for few."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import staff_files
from factories.command_row import by
from factories.world import NOW, World
from oneworkforce.partnership.models import Credential, Qualification
from oneworkforce.workforce.commands import staff_uploads as commands

LATER = NOW + timedelta(days=30)
HEAD = "post_reference,role,staff_number,qualification,qualification_level,check_expires,registration_expires\n"


def file(rows: int, level: int, year: int) -> str:
    lines = [f"P{at},Teacher,S{at},Degree,{level},{year}-05-31,{year}-06-30\n" for at in range(rows)]
    return HEAD + "".join(lines)


def statements(world: World, rows: int) -> int:
    """Store a file and, in the statements counted, the next one: it changes a level and two credentials a person."""
    staff_files.stored(world, file(rows, 5, 2027))
    upload = staff_files.checked(world, file(rows, 6, 2028), now=LATER)
    with world.scope(staff_files.WHO):
        commands.take(**{**by(world, staff_files.WHO), "now": LATER}, upload=upload)
    with CaptureQueriesContext(connection) as captured:
        staff_files.work(LATER)
    assert staff_files.row(world, upload).state == "stored"
    with world.reading():
        assert set(Qualification.objects.values_list("level", flat=True)) == {6}
        assert {day.year for day in Credential.objects.values_list("expires_on", flat=True) if day} == {2028}
        assert Credential.objects.count() == 2 * rows
    return len(captured)


@pytest.mark.undone
def test_a_file_that_changes_many_credentials_takes_no_more_statements(world: World) -> None:
    few = statements(world, 10)
    with world.scope():
        pass
    assert statements(world, 200) == few
