"""Strategies with their sources, strands and sign-offs."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.scope


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0002_row_security"),
        ("partnership", "0006_tokens"),
        ("plan", "0001_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("visioning", "Visioning event"),
                            ("assessment", "Results of a round"),
                            ("consultation", "Consultation"),
                            ("policy", "National or local policy"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("held_on", models.DateField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=160)),
                ("took_part", models.CharField(blank=True, max_length=300)),
                ("notes", models.TextField(blank=True)),
                ("reference", models.CharField(blank=True, max_length=100)),
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
            name="Strand",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("aim", models.TextField(blank=True)),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="strands",
                        to="plan.group",
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
            name="StrandSource",
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
                    "source",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plan.source"),
                ),
                (
                    "strand",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plan.strand"),
                ),
            ],
        ),
        migrations.AddField(
            model_name="strand",
            name="sources",
            field=models.ManyToManyField(related_name="strands", through="plan.StrandSource", to="plan.source"),
        ),
        migrations.CreateModel(
            name="Strategy",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("intro", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="plan.strategy",
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
            ],
        ),
        migrations.AddField(
            model_name="strand",
            name="strategy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="strands", to="plan.strategy"
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="strategy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="sources", to="plan.strategy"
            ),
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("plan", models.JSONField()),
                ("asked_by", models.CharField(max_length=160)),
                ("asked_membership", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("", "Waiting"), ("signed", "Signed off"), ("returned", "Sent back")],
                        max_length=10,
                    ),
                ),
                ("answered_by", models.CharField(blank=True, max_length=160)),
                ("answered_membership", models.UUIDField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("remark", models.TextField(blank=True)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="sign_offs", to="plan.strategy"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="strandsource",
            constraint=models.UniqueConstraint(fields=("strand", "source"), name="one_source_a_strand"),
        ),
        migrations.AddConstraint(
            model_name="strategy",
            constraint=models.UniqueConstraint(fields=("partnership", "title"), name="one_strategy_a_title"),
        ),
        migrations.AddConstraint(
            model_name="strategy",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="strategy_ends_after"
            ),
        ),
        migrations.AddConstraint(
            model_name="strand",
            constraint=models.UniqueConstraint(fields=("strategy", "number"), name="one_strand_a_number"),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=models.UniqueConstraint(fields=("strategy", "number"), name="one_sign_off_a_number"),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer", "")), fields=("strategy",), name="one_sign_off_waits"
            ),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at__isnull", True)),
                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="sign_off_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_membership__isnull", True),
                    models.Q(("answered_membership", models.F("asked_membership")), _negated=True),
                    _connector="OR",
                ),
                name="sign_off_by_another",
            ),
        ),
    ]
