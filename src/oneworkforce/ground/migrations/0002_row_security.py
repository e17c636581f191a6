"""Rows of one partnership stay its own, in raw queries too."""

from django.db import migrations

from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("ground", "0001_tables")]
    operations = [RowSecurity(["Disposal", "Job", "Message", "Narrative"])]
