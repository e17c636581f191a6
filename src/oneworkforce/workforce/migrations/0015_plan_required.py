"""Workforce plans: what a change begins with and is for; roles that no list has; skills asked for, and their gaps."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.fields
import oneworkforce.ground.scope
from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("ground", "0002_row_security"), ("workforce", "0014_whole_pictures")]

    operations = [
        migrations.AddField(
            model_name="workforceplan",
            name="baseline_cost",
            field=oneworkforce.ground.fields.PenceField(blank=True, null=True),
        ),
        migrations.AddField(model_name="workforceplan", name="performance", field=models.TextField(blank=True)),
        migrations.AddField(model_name="workforceplan", name="goals", field=models.TextField(blank=True)),
        migrations.AddField(model_name="workforceplan", name="benefits", field=models.TextField(blank=True)),
        migrations.AddField(model_name="workforceplan", name="barriers", field=models.TextField(blank=True)),
        migrations.AddField(model_name="ratio", name="skill", field=models.CharField(blank=True, max_length=80)),
        migrations.AddField(model_name="ratio", name="language", field=models.CharField(blank=True, max_length=20)),
        migrations.AddField(
            model_name="ratio", name="level", field=models.PositiveSmallIntegerField(blank=True, null=True)
        ),
        migrations.AlterField(model_name="ratio", name="role", field=models.CharField(blank=True, max_length=40)),
        migrations.AddConstraint(
            model_name="ratio",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("language", ""), ("level__isnull", True), ("skill", ""), models.Q(("role", ""), _negated=True)
                    ),
                    models.Q(("language", ""), ("level__isnull", True), models.Q(("skill", ""), _negated=True)),
                    models.Q(("level__isnull", True), ("skill", ""), models.Q(("language", ""), _negated=True)),
                    models.Q(("language", ""), ("level__range", (1, 8)), ("skill", "")),
                    _connector="OR",
                ),
                name="ratio_asks_a_role_or_one_skill",
            ),
        ),
        migrations.CreateModel(
            name="NewRole",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                ("about", models.TextField(blank=True)),
                ("nearest", models.CharField(blank=True, max_length=40)),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="new_roles",
                        to="workforce.workforceplan",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("plan", "title"), name="one_new_role_a_title")],
            },
        ),
        migrations.CreateModel(
            name="ProjectedSkill",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("line", models.PositiveIntegerField()),
                ("ability", models.CharField(max_length=100)),
                ("ability_title", models.CharField(max_length=120)),
                ("role", models.CharField(blank=True, max_length=40)),
                ("role_title", models.CharField(max_length=200)),
                ("whole", models.BooleanField()),
                ("place_title", models.CharField(max_length=200)),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("place", "People of the place"),
                            ("area", "People of the whole area"),
                            ("withheld", "Withheld: too few people"),
                            ("unknown", "Not known of anybody"),
                        ],
                        max_length=8,
                    ),
                ),
                ("share", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("known", models.PositiveIntegerField(blank=True, null=True)),
                ("unknown", models.PositiveIntegerField(blank=True, null=True)),
                ("low", models.PositiveIntegerField(blank=True, null=True)),
                ("middle", models.PositiveIntegerField(blank=True, null=True)),
                ("high", models.PositiveIntegerField(blank=True, null=True)),
                ("need", models.PositiveIntegerField()),
                ("need_low", models.PositiveIntegerField()),
                ("need_high", models.PositiveIntegerField()),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="skills", to="workforce.planversion"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version", "line", "year"), name="one_projected_skill")
                ],
            },
        ),
        RowSecurity(["NewRole", "ProjectedSkill"]),
    ]
