"""Lists of strategies and groups are sorted by an index."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0002_row_security"),
        ("partnership", "0006_tokens"),
        ("plan", "0006_row_security"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="group",
            index=models.Index(
                models.F("partnership"),
                django.db.models.functions.text.Lower("name"),
                models.F("id"),
                name="groups_listed",
            ),
        ),
        migrations.AddIndex(
            model_name="strategy",
            index=models.Index(
                models.F("partnership"),
                models.OrderBy(models.F("starts_on"), descending=True),
                django.db.models.functions.text.Lower("title"),
                models.F("id"),
                name="strategies_listed",
            ),
        ),
    ]
