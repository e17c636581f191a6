"""Rows of one partnership stay its own, in raw queries too."""

from django.db import migrations

from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("workforce", "0002_staff_records")]
    operations = [RowSecurity(["Giving", "Post", "StaffRecord", "Total"])]
