"""Where starters came from, and since when somebody works with children.

Written as SQL: Django rebuilds a table on SQLite for a column that may not be empty or has a condition, and its
triggers (0007_following) would be gone. Both databases take these lines as they stand.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workforce", "0016_kept_uploads")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    """ALTER TABLE workforce_post ADD COLUMN "came_from" varchar(20) DEFAULT '' NOT NULL""",
                    'ALTER TABLE workforce_post DROP COLUMN "came_from"',
                ),
                migrations.RunSQL(
                    'ALTER TABLE workforce_staffrecord ADD COLUMN "sector_since" smallint NULL'
                    ' CONSTRAINT "staff_sector_since" CHECK ("sector_since" IS NULL OR'
                    ' ("sector_since" >= 1900 AND "sector_since" <= 2100))',
                    'ALTER TABLE workforce_staffrecord DROP COLUMN "sector_since"',
                ),
            ],
            state_operations=[
                migrations.AddField(
                    model_name="post",
                    name="came_from",
                    field=models.CharField(blank=True, db_default="", default="", max_length=20),
                ),
                migrations.AddField(
                    model_name="staffrecord",
                    name="sector_since",
                    field=models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                migrations.AddConstraint(
                    model_name="staffrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("sector_since__isnull", True), ("sector_since__range", (1900, 2100)), _connector="OR"
                        ),
                        name="staff_sector_since",
                    ),
                ),
            ],
        )
    ]
