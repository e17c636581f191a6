"""The plan of evidence, notes, evidence and workshops."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.scope


class Migration(migrations.Migration):
    dependencies = [
        ("assess", "0006_answering"),
    ]

    operations = [
        migrations.CreateModel(
            name="Gathering",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="gatherings", to="assess.round"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("questionnaire", "Questionnaire"),
                            ("focus_group", "Focus group"),
                            ("interviews", "Interviews"),
                            ("records", "Records and figures we hold"),
                        ],
                        max_length=16,
                    ),
                ),
                ("with_whom", models.CharField(max_length=200)),
                ("audience", models.CharField(blank=True, max_length=40)),
                (
                    "locality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.locality",
                    ),
                ),
                (
                    "facilitator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnership.person",
                    ),
                ),
                ("trained", models.BooleanField(default=False)),
                ("planned_on", models.DateField(blank=True, null=True)),
                ("held_on", models.DateField(blank=True, null=True)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("not_run_because", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("held_on__isnull", True), ("not_run_because", ""), _connector="OR"),
                        name="gathering_held_or_not",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="assess.gathering"
                    ),
                ),
                ("words", models.TextField()),
                ("arcs", models.JSONField(blank=True, default=list)),
                ("quote", models.BooleanField(default=False)),
                ("cleared_by", models.CharField(blank=True, max_length=160)),
                ("cleared_at", models.DateTimeField(blank=True, null=True)),
                ("noted_by", models.CharField(max_length=160)),
                ("noted_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cleared_at__isnull", True), ("cleared_by", "")),
                            models.Q(("cleared_at__isnull", False), models.Q(("cleared_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="note_cleared_says_by_whom",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="assess.round"
                    ),
                ),
                ("arc", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[("document", "A document"), ("link", "A page on the web"), ("figure", "A figure")],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("figure", models.CharField(blank=True, max_length=80)),
                ("says", models.TextField(blank=True)),
                ("dated", models.DateField()),
                ("source", models.CharField(max_length=160)),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("strong", "Strong: measured, recent and complete"),
                            ("fair", "Fair: measured in part, or some time ago"),
                            ("weak", "Weak: one view, or old"),
                        ],
                        max_length=8,
                    ),
                ),
                ("kept_at", models.CharField(blank=True, max_length=400)),
                ("added_by", models.CharField(max_length=160)),
                ("added_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Workshop",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="workshops", to="assess.round"
                    ),
                ),
                ("held_on", models.DateField()),
                ("place", models.CharField(blank=True, max_length=160)),
                ("led_by", models.CharField(max_length=160)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("minute", models.JSONField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("minute__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("minute__isnull", False)),
                            _connector="OR",
                        ),
                        name="workshop_ends_with_its_minute",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Present",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="present", to="assess.workshop"
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("organisation", models.CharField(blank=True, max_length=160)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("workshop", "name"), name="once_at_a_workshop")],
            },
        ),
        migrations.CreateModel(
            name="Remarked",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="remarked", to="assess.workshop"
                    ),
                ),
                ("arc", models.CharField(max_length=40)),
                ("words", models.TextField()),
                ("written_at", models.DateTimeField()),
            ],
        ),
    ]
