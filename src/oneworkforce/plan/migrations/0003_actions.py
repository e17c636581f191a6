"""Actions with their milestones, partners and what they wait for."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.fields
import oneworkforce.ground.scope


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0002_row_security"),
        ("partnership", "0006_tokens"),
        ("plan", "0002_strategies"),
    ]

    operations = [
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("priority", models.BooleanField(default=False)),
                ("every", models.BooleanField(default=False)),
                ("links", models.JSONField(blank=True, default=list)),
                ("sub_aims", models.JSONField(blank=True, default=list)),
                ("outcomes", models.JSONField(blank=True, default=list)),
                ("resources", models.JSONField(blank=True, default=list)),
                (
                    "timing",
                    models.CharField(
                        choices=[
                            ("by", "Done by a date"),
                            ("phased", "Brought in step by step from a date"),
                            ("ongoing", "Carried on without an end"),
                        ],
                        max_length=8,
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("month", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("day", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("lead_role", models.CharField(max_length=160)),
                ("depends_note", models.CharField(blank=True, max_length=300)),
                ("stated", oneworkforce.ground.fields.PenceField(blank=True, null=True)),
                ("covers", models.CharField(blank=True, max_length=200)),
                ("unpriced", models.CharField(blank=True, max_length=200)),
                ("notes", models.TextField(blank=True)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("progress_at", models.DateTimeField(blank=True, null=True)),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="plan.action",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="actions",
                        to="plan.group",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnership.person",
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
                    "strand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="plan.strand"
                    ),
                ),
                (
                    "strategy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="plan.strategy"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Dependency",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="waits_for", to="plan.action"
                    ),
                ),
                (
                    "on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="awaited_by", to="plan.action"
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
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("what", models.CharField(max_length=200)),
                (
                    "timing",
                    models.CharField(
                        choices=[
                            ("by", "Done by a date"),
                            ("phased", "Brought in step by step from a date"),
                            ("ongoing", "Carried on without an end"),
                        ],
                        max_length=8,
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("month", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("day", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("met_on", models.DateField(blank=True, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="plan.action"
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
            name="Partner",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(blank=True, max_length=160)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="partners", to="plan.action"
                    ),
                ),
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
            ],
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(fields=("strategy", "number"), name="one_action_a_number"),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(condition=models.Q(("percent__lte", 100)), name="action_percent"),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_on__isnull", True), ("percent", 100), _connector="OR"),
                name="action_done_wholly",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("day__isnull", True), ("month__isnull", True), ("timing", "ongoing"), ("year__isnull", True)
                    ),
                    models.Q(
                        models.Q(("timing", "ongoing"), _negated=True),
                        ("month__isnull", False),
                        ("year__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="action_has_its_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="dependency",
            constraint=models.UniqueConstraint(fields=("action", "on"), name="one_dependency"),
        ),
        migrations.AddConstraint(
            model_name="dependency",
            constraint=models.CheckConstraint(
                condition=models.Q(("action", models.F("on")), _negated=True), name="waits_for_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), ("organisation__isnull", False)),
                    models.Q(("organisation__isnull", True), models.Q(("name", ""), _negated=True)),
                    _connector="OR",
                ),
                name="partner_is_one",
            ),
        ),
    ]
