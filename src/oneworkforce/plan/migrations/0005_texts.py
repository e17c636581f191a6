"""Texts of strategies, consultation and comments."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.scope


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0002_row_security"),
        ("partnership", "0006_tokens"),
        ("plan", "0004_progress"),
    ]

    operations = [
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("body", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("out", "Out for comment"),
                            ("adopted", "Adopted"),
                            ("superseded", "Replaced by a later version"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("out_on", models.DateField(blank=True, null=True)),
                ("comments_until", models.DateField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("adopted_on", models.DateField(blank=True, null=True)),
                ("adopted_by", models.CharField(blank=True, max_length=160)),
                ("made_by", models.CharField(max_length=160)),
                ("made_at", models.DateTimeField()),
                (
                    "partnership",
                    models.ForeignKey(
                        default=oneworkforce.ground.scope.current,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ground.partnership",
                    ),
                ),
                (
                    "strategy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="plan.strategy"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Consulted",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("organisation", "An organisation of the partnership"),
                            ("union", "A trade union or staff body"),
                            ("families", "Children, young people and families"),
                            ("other", "Others"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=160)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="partnership.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        default=oneworkforce.ground.scope.current,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ground.partnership",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consulted", to="plan.version"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("said_by", models.CharField(max_length=160)),
                ("membership", models.UUIDField(blank=True, null=True)),
                ("on_behalf_of", models.CharField(blank=True, max_length=160)),
                ("entered_by", models.CharField(blank=True, max_length=160)),
                ("said_at", models.DateTimeField()),
                ("about", models.CharField(blank=True, max_length=160)),
                ("words", models.TextField()),
                ("reply", models.TextField(blank=True)),
                ("replied_by", models.CharField(blank=True, max_length=160)),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        default=oneworkforce.ground.scope.current,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ground.partnership",
                    ),
                ),
                (
                    "consulted",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="comments",
                        to="plan.consulted",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="plan.version"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(fields=("strategy", "number"), name="one_version_a_number"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "draft")), fields=("strategy",), name="one_draft_a_strategy"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "adopted")), fields=("strategy",), name="one_adopted_a_strategy"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "adopted"), _negated=True),
                    models.Q(("adopted_on__isnull", False), models.Q(("adopted_by", ""), _negated=True)),
                    _connector="OR",
                ),
                name="adopted_says_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("replied_at__isnull", True), ("reply", "")),
                    models.Q(
                        ("replied_at__isnull", False),
                        models.Q(("reply", ""), _negated=True),
                        models.Q(("replied_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="reply_says_by_whom",
            ),
        ),
    ]
