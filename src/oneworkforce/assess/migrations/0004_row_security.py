"""Rows of one partnership stay its own, in raw queries too."""

from django.db import migrations

from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("assess", "0003_reports")]
    operations = [
        RowSecurity(
            [
                "Answers",
                "Finding",
                "Issue",
                "IssueFile",
                "Report",
                "ReportComment",
                "ReportPart",
                "Result",
                "ResultRow",
                "Round",
                "Support",
                "Upload",
                "UploadPart",
            ]
        )
    ]
