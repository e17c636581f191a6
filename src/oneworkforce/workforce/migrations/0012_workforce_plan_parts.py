"""Tables of workforce plans by the six steps, the second part."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import oneworkforce.ground.fields
import oneworkforce.ground.scope


class Migration(migrations.Migration):
    dependencies = [("workforce", "0011_workforce_plans")]

    operations = [
        migrations.AddField(
            model_name="option",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="options", to="workforce.workforceplan"
            ),
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("recruit", "Recruit"),
                            ("train", "Train our own"),
                            ("retain", "Keep people longer"),
                            ("redesign", "Change roles or how work is done"),
                            ("reduce", "Need less, by helping earlier"),
                            ("share", "Share people between organisations"),
                        ],
                        max_length=8,
                    ),
                ),
                ("role", models.CharField(max_length=40)),
                ("whole_time", models.PositiveIntegerField()),
                ("first_year", models.PositiveSmallIntegerField()),
                ("certainty", models.PositiveSmallIntegerField()),
                ("cost", oneworkforce.ground.fields.PenceField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "locality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnership.locality",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="workforce.workforceplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                ("began_at", models.CharField(blank=True, max_length=80)),
                ("target", models.CharField(max_length=80)),
                ("target_on", models.DateField(blank=True, null=True)),
                ("seen", models.CharField(blank=True, max_length=80)),
                ("seen_on", models.DateField(blank=True, null=True)),
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
                        related_name="indicators",
                        to="workforce.workforceplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GrowthRate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "scenario",
                    models.CharField(choices=[("main", "Main"), ("low", "Low"), ("high", "High")], max_length=4),
                ),
                ("rate", models.IntegerField()),
                ("source", models.CharField(blank=True, max_length=300)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="growth", to="workforce.workforceplan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                ("weight", models.PositiveSmallIntegerField()),
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
                        related_name="criteria",
                        to="workforce.workforceplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Assumption",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("leaving", "Share that leaves within a year, retirements apart"),
                            ("retiring", "Share that retires within a year"),
                            ("starting", "People who start within a year, for each 100 there"),
                            (
                                "filling",
                                "Share of open vacancies that is filled within a year, beside those who start anyway",
                            ),
                        ],
                        max_length=8,
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=40)),
                (
                    "band",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("under_25", "Under 25"),
                            ("25_34", "25 to 34"),
                            ("35_44", "35 to 44"),
                            ("45_54", "45 to 54"),
                            ("55_59", "55 to 59"),
                            ("60_64", "60 to 64"),
                            ("65_over", "65 and over"),
                        ],
                        max_length=8,
                    ),
                ),
                ("share", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=300)),
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
                        related_name="assumptions",
                        to="workforce.workforceplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OptionScore",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("score", models.PositiveSmallIntegerField()),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scores", to="workforce.criterion"
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scores", to="workforce.option"
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
                "constraints": [
                    models.UniqueConstraint(fields=("option", "criterion"), name="one_score_a_criterion"),
                    models.CheckConstraint(condition=models.Q(("score__lte", 5)), name="score_is_0_to_5"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Projected",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("part", "A role in a place, or several shown as one"),
                            ("role", "A role in the whole area"),
                            ("place", "All roles in a place"),
                            ("all", "All roles in the whole area"),
                        ],
                        max_length=5,
                    ),
                ),
                ("block", models.PositiveIntegerField()),
                ("role", models.CharField(blank=True, max_length=40)),
                ("role_title", models.CharField(max_length=200)),
                ("place", models.UUIDField(blank=True, null=True)),
                ("place_title", models.CharField(max_length=200)),
                ("year", models.PositiveSmallIntegerField()),
                ("mean", models.PositiveIntegerField()),
                ("low", models.PositiveIntegerField()),
                ("middle", models.PositiveIntegerField()),
                ("high", models.PositiveIntegerField()),
                ("need", models.PositiveIntegerField(blank=True, null=True)),
                ("need_low", models.PositiveIntegerField(blank=True, null=True)),
                ("need_high", models.PositiveIntegerField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="workforce.planversion"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["version", "kind", "year"], name="projected_listed")],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "block", "year"), name="one_projected_figure")
                ],
            },
        ),
        migrations.CreateModel(
            name="Successor",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "ready",
                    models.CharField(
                        choices=[("now", "Ready now"), ("soon", "Ready in one to two years"), ("later", "Ready later")],
                        max_length=5,
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnership.person"
                    ),
                ),
                (
                    "pivotal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="successors",
                        to="workforce.pivotalpost",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("pivotal", "person"), name="one_successor")],
            },
        ),
    ]
