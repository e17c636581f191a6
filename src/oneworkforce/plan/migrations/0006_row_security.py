"""Rows of one partnership stay its own, in raw queries too."""

from django.db import migrations

from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("plan", "0005_texts")]
    operations = [
        RowSecurity(
            [
                "Action",
                "Attendance",
                "Comment",
                "Consulted",
                "Dependency",
                "Feed",
                "GrantCondition",
                "Group",
                "GroupMember",
                "Meeting",
                "Milestone",
                "Partner",
                "Progress",
                "SignOff",
                "Source",
                "Spending",
                "Strand",
                "StrandSource",
                "Strategy",
                "UpdateLink",
                "Version",
            ]
        )
    ]
