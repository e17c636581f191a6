"""Why nothing is listed of a person: that they prefer not to say, too."""

from django.db import migrations, models

import oneworkforce.partnership.domain.answers

LISTS = ("skills_said", "languages_said", "qualifications_said", "credentials_said")
CHOICES = [
    ("not_asked", "Not asked yet"),
    ("none", "None"),
    ("unknown", "Not known"),
    ("refused", "Prefers not to say"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0006_tokens"),
    ]

    operations = [
        migrations.AlterField(
            model_name="person",
            name=name,
            field=models.CharField(
                choices=CHOICES, default=oneworkforce.partnership.domain.answers.Said["NOT_ASKED"], max_length=12
            ),
        )
        for name in LISTS
    ]
