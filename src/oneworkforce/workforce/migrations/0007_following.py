"""Whoever changes is noted, so that search follows whichever way the change is written (ground/noting.py).

A later migration that makes Django rebuild one of these tables on SQLite drops its triggers: it repeats this operation.
tests/integration/test_search_follows.py names those that are missing.
"""

from django.db import migrations

from oneworkforce.ground.noting import NoteChanges, Source

QUEUE = "workforce_searchdue"
PERSON = "partnership_person"
SOURCES = (
    Source(PERSON, "id", ("organisation_id", "locality_id", "sharing", "left_on", "job_title")),
    Source("partnership_skill", "person_id", ("name",)),
    Source("partnership_language", "person_id", ("tag",)),
    Source("partnership_credential", "person_id", ("kind", "expires_on", "never_expires")),
    Source("workforce_staffrecord", "person_id", ("evenings", "weekends", "flexible", "term_time")),
    Source("workforce_post", "person_id", ("role", "locality_id", "left_on")),
    Source("partnership_organisation", "id", ("ended_on",), through=(PERSON, "organisation_id")),
)


class Migration(migrations.Migration):
    dependencies = [("workforce", "0006_finding")]
    operations = [NoteChanges(QUEUE, SOURCES, first=PERSON)]
