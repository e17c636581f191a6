"""Events and seals of one partnership stay its own, in raw queries too."""

from django.db import migrations

from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_events")]
    operations = [RowSecurity(["Event", "Link"])]
