"""Rounds, answers and guarded results; findings; reports and their issues."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.assess.domain.kinds
import oneworkforce.ground.scope


class Migration(migrations.Migration):
    initial = True

    dependencies = [
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
                        default=oneworkforce.assess.domain.kinds.Placing["AFTER"],
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
        migrations.AddField(
            model_name="result",
            name="against",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="assess.round"
            ),
        ),
        migrations.AddField(
            model_name="result",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="results", to="assess.round"
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="round",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="assess.round",
            ),
        ),
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
                        default=oneworkforce.assess.domain.kinds.Stance["PROPOSED"],
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
                        default=oneworkforce.assess.domain.kinds.UploadState["WAITING"],
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
        migrations.AddField(
            model_name="result",
            name="upload",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="results", to="assess.upload"
            ),
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
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(fields=("partnership", "title"), name="one_round_a_title"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(condition=models.Q(("min_cell__gte", 2)), name="round_guards"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("partnership", "title"), name="one_report_a_title"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stance__in",
                        [
                            oneworkforce.assess.domain.kinds.Stance["PROPOSED"],
                            oneworkforce.assess.domain.kinds.Stance["AGREED"],
                        ],
                    ),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="finding_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", oneworkforce.assess.domain.kinds.UploadState["WAITING"])),
                fields=("round",),
                name="one_upload_waits",
            ),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", oneworkforce.assess.domain.kinds.UploadState["KEPT"])),
                fields=("round",),
                name="one_upload_kept",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.UniqueConstraint(fields=("round", "number"), name="one_result_a_number"),
        ),
        migrations.AddConstraint(
            model_name="uploadpart",
            constraint=models.UniqueConstraint(fields=("upload", "kind", "number"), name="one_part_a_number"),
        ),
    ]
