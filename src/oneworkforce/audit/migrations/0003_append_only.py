"""What happened is neither changed nor deleted."""

from django.db import migrations

from oneworkforce.ground.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_row_security")]
    operations = [AppendOnly(["Event", "Link"])]
