"""Entries of one partnership stay its own, in raw queries too."""

from django.db import migrations

from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("notify", "0001_entries")]
    operations = [RowSecurity(["CalendarEntry", "Attendee"])]
