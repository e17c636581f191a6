"""Rounds, the files they were given, and the answers by cell."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.scope


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ground", "0002_row_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                ("year", models.PositiveSmallIntegerField()),
                ("framework_id", models.CharField(max_length=40)),
                ("framework_version", models.PositiveIntegerField()),
                ("framework", models.TextField()),
                ("by", models.JSONField(blank=True, default=list)),
                ("min_cell", models.PositiveSmallIntegerField(default=10)),
                ("weighted", models.BooleanField(default=False)),
                ("synthetic", models.BooleanField(default=False)),
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
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="assess.round",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Being read"),
                            ("refused", "Needs mending"),
                            ("kept", "In use"),
                            ("replaced", "Replaced by a later file"),
                            ("failed", "Could not be read"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("kind", models.CharField(max_length=8)),
                ("frame_kind", models.CharField(blank=True, max_length=8)),
                ("lenient", models.BooleanField(default=False)),
                ("missing", models.JSONField(blank=True, default=list)),
                ("faults", models.JSONField(blank=True, default=list)),
                ("warnings", models.JSONField(blank=True, default=list)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("job", models.UUIDField(blank=True, null=True)),
                ("asked_by", models.CharField(max_length=160)),
                ("asked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="uploads", to="assess.round"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Answers",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("cell", models.JSONField()),
                ("people", models.PositiveIntegerField()),
                ("packed", models.BinaryField()),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="assess.round"
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="assess.upload"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UploadPart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answers", "Answers"),
                            ("frame", "How many could have answered"),
                            ("mend", "Rows to mend"),
                        ],
                        max_length=8,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("content", models.BinaryField()),
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
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="assess.upload"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(fields=("partnership", "title"), name="one_round_a_title"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(condition=models.Q(("min_cell__gte", 2)), name="round_guards"),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")), fields=("round",), name="one_upload_waits"
            ),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "kept")), fields=("round",), name="one_upload_kept"
            ),
        ),
        migrations.AddConstraint(
            model_name="uploadpart",
            constraint=models.UniqueConstraint(fields=("upload", "kind", "number"), name="one_part_a_number"),
        ),
    ]
