"""Money, conditions and progress of actions; the links by which people say it."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.fields
import oneworkforce.ground.scope


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0002_row_security"),
        ("partnership", "0006_tokens"),
        ("plan", "0003_actions"),
    ]

    operations = [
        migrations.CreateModel(
            name="GrantCondition",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("funder", models.CharField(max_length=160)),
                ("amount", oneworkforce.ground.fields.PenceField(blank=True, null=True)),
                ("condition", models.CharField(max_length=300)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("met_on", models.DateField(blank=True, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conditions",
                        to="plan.action",
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
                    "strategy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="conditions", to="plan.strategy"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("percent", models.PositiveSmallIntegerField()),
                ("words", models.TextField(blank=True)),
                ("said_by", models.CharField(max_length=160)),
                ("said_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="progress", to="plan.action"
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
            name="Spending",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("amount", oneworkforce.ground.fields.PenceField()),
                ("spent_on", models.DateField()),
                ("what", models.CharField(max_length=200)),
                ("entered_by", models.CharField(max_length=160)),
                ("entered_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="spendings", to="plan.action"
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
            name="Feed",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
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
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnership.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("digest",), name="one_feed_a_digest")],
            },
        ),
        migrations.CreateModel(
            name="UpdateLink",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plan.action"),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnership.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("digest",), name="one_update_link_a_digest")],
            },
        ),
    ]
