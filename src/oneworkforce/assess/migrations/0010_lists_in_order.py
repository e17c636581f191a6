"""Lists of rounds and reports are sorted by an index: the newest first, then by title."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assess", "0009_row_security_of_asking"),
        ("ground", "0002_row_security"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                models.F("partnership"),
                models.OrderBy(models.F("made_at"), descending=True),
                django.db.models.functions.text.Lower("title"),
                models.F("id"),
                name="reports_listed",
            ),
        ),
        migrations.AddIndex(
            model_name="round",
            index=models.Index(
                models.F("partnership"),
                models.F("year"),
                django.db.models.functions.text.Lower("title"),
                models.F("id"),
                name="rounds_listed",
            ),
        ),
        migrations.AddIndex(
            model_name="round",
            index=models.Index(models.F("partnership"), models.F("framework_id"), name="round_framework"),
        ),
    ]
