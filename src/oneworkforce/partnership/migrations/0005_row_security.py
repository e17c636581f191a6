"""Rows of one partnership stay its own, in raw queries too; one's own memberships are seen to choose among them."""

from django.db import migrations

from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("partnership", "0004_memberships")]
    operations = [
        RowSecurity(
            [
                "AgencyMember",
                "Cover",
                "Credential",
                "Grant",
                "Grouping",
                "GroupingMember",
                "Invitation",
                "Language",
                "LinkPerson",
                "Locality",
                "LocalityContact",
                "Membership",
                "Organisation",
                "Person",
                "Qualification",
                "Skill",
                "Team",
                "TeamMember",
            ],
            own=["Membership"],
        )
    ]
