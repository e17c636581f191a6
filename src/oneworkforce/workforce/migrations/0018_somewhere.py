"""Search keeps who has a place at all (domain/wanted.py, SOMEWHERE): everybody's sets are made anew."""

from django.db import migrations

from oneworkforce.ground.noting import NoteAll


class Migration(migrations.Migration):
    dependencies = [("workforce", "0017_starters")]
    operations = [NoteAll("workforce_searchdue", first="partnership_person")]
