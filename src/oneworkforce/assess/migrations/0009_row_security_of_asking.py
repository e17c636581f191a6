"""Rows of one partnership stay its own in the tables of asking and answering too."""

from django.db import migrations

from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("assess", "0008_instruments")]
    operations = [
        RowSecurity(
            [
                "Ballot",
                "Batch",
                "Coding",
                "Contact",
                "Draft",
                "Evidence",
                "FrameCell",
                "Gathering",
                "Interview",
                "Letter",
                "Need",
                "Note",
                "OpenLink",
                "Present",
                "Remark",
                "Remarked",
                "Scored",
                "SelfAssessment",
                "Sending",
                "Theme",
                "Watch",
                "Workshop",
            ]
        )
    ]
