"""Reports on the desk, and what was issued."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.scope


class Migration(migrations.Migration):
    dependencies = [
        ("assess", "0002_results"),
        ("ground", "0002_row_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=200)),
                ("layout", models.CharField(max_length=40)),
                ("strategy", models.UUIDField(blank=True, null=True)),
                ("text", models.BooleanField(default=False)),
                ("exempt", models.BooleanField(default=False)),
                ("exempt_under", models.CharField(blank=True, max_length=200)),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="assess.round",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("document", models.JSONField()),
                ("exempt", models.BooleanField()),
                ("public", models.BooleanField(default=False)),
                ("job", models.UUIDField(blank=True, null=True)),
                ("issued_by", models.CharField(max_length=160)),
                ("issued_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=160)),
                ("withdrawn_for", models.CharField(blank=True, max_length=300)),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="issues", to="assess.report"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportComment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(blank=True, max_length=80)),
                ("words", models.TextField()),
                ("said_by", models.CharField(max_length=160)),
                ("said_at", models.DateTimeField()),
                ("reply", models.TextField(blank=True)),
                ("settled_by", models.CharField(blank=True, max_length=160)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="assess.report"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportPart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=80)),
                (
                    "placing",
                    models.CharField(
                        choices=[
                            ("before", "Before what is computed"),
                            ("after", "After what is computed"),
                            ("instead", "Instead of what is computed"),
                            ("left_out", "Leave this part out"),
                        ],
                        default="after",
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("changed_by", models.CharField(max_length=160)),
                ("changed_at", models.DateTimeField()),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="assess.report"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IssueFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=4)),
                ("content", models.BinaryField()),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="assess.issue"
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
                "constraints": [models.UniqueConstraint(fields=("issue", "kind"), name="one_file_a_kind")],
            },
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("partnership", "title"), name="one_report_a_title"),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.UniqueConstraint(fields=("report", "number"), name="one_issue_a_number"),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(("exempt", True), ("public", True), _negated=True), name="exempt_is_never_public"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportpart",
            constraint=models.UniqueConstraint(fields=("report", "key"), name="one_part_a_key"),
        ),
    ]
