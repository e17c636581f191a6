"""Guarded results, findings and what supports them."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.scope


class Migration(migrations.Migration):
    dependencies = [
        ("assess", "0001_rounds"),
        ("ground", "0002_row_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("arc", models.CharField(blank=True, max_length=40)),
                ("words", models.TextField()),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("proposed", "Not yet discussed"),
                            ("agreed", "Agreed"),
                            ("disputed", "Disputed"),
                            ("enquire", "Enquire further"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="assess.round"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("respondents", models.PositiveIntegerField(blank=True, null=True)),
                ("min_cell", models.PositiveSmallIntegerField()),
                ("weighted", models.BooleanField()),
                ("groupings", models.JSONField()),
                ("groups", models.JSONField()),
                ("notes", models.JSONField()),
                ("made_at", models.DateTimeField()),
                (
                    "against",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="assess.round",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="assess.round"
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="assess.upload"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ResultRow",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("group", models.PositiveIntegerField()),
                ("place", models.PositiveIntegerField()),
                ("arc", models.CharField(blank=True, max_length=40)),
                ("question", models.CharField(blank=True, max_length=40)),
                ("figures", models.JSONField()),
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
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="assess.result"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("figure", "A figure of the results"), ("evidence", "Other evidence")], max_length=10
                    ),
                ),
                ("group", models.JSONField(blank=True, default=list)),
                ("arc", models.CharField(blank=True, max_length=40)),
                ("question", models.CharField(blank=True, max_length=40)),
                ("words", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("dated", models.DateField(blank=True, null=True)),
                ("link", models.URLField(blank=True, max_length=300)),
                ("added_by", models.CharField(max_length=160)),
                ("added_at", models.DateTimeField()),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="supports", to="assess.finding"
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stance__in", ["proposed", "agreed"]), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="finding_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.UniqueConstraint(fields=("round", "number"), name="one_result_a_number"),
        ),
        migrations.AddIndex(
            model_name="resultrow",
            index=models.Index(fields=["result", "group"], name="result_row_group"),
        ),
        migrations.AddIndex(
            model_name="resultrow",
            index=models.Index(fields=["result", "arc"], name="result_row_arc"),
        ),
        migrations.AddConstraint(
            model_name="resultrow",
            constraint=models.UniqueConstraint(fields=("result", "place"), name="one_row_a_place"),
        ),
    ]
