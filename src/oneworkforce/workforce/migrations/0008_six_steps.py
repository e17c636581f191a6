"""Tables of workforce plans by the six steps."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import oneworkforce.ground.fields
import oneworkforce.ground.scope
from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0002_row_security"),
        ("partnership", "0006_tokens"),
        ("workforce", "0002_row_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Option",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                ("about", models.TextField(blank=True)),
                ("cost", oneworkforce.ground.fields.PenceField(blank=True, null=True)),
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
            name="PlanPlace",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnership.locality"
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
            name="WorkforcePlan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                ("aim", models.TextField(blank=True)),
                ("scope", models.TextField(blank=True)),
                ("sponsor", models.CharField(blank=True, max_length=160)),
                ("partners", models.TextField(blank=True)),
                ("drivers", models.TextField(blank=True)),
                ("first_year", models.PositiveSmallIntegerField()),
                ("years", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("agreed", "Agreed"), ("superseded", "Replaced by a later plan")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("preferred_because", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("agreed_by", models.CharField(blank=True, max_length=160)),
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
                    "places",
                    models.ManyToManyField(related_name="+", through="workforce.PlanPlace", to="partnership.locality"),
                ),
                (
                    "preferred",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="workforce.option",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Trainees",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                ("role", models.CharField(max_length=40)),
                ("year", models.PositiveSmallIntegerField()),
                ("people", models.PositiveIntegerField()),
                ("share", models.PositiveSmallIntegerField()),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnership.locality"
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
                        related_name="trainees",
                        to="workforce.workforceplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                ("about", models.TextField(blank=True)),
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
                        related_name="services",
                        to="workforce.workforceplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("due_on", models.DateField()),
                ("held_on", models.DateField(blank=True, null=True)),
                ("found", models.TextField(blank=True)),
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
                        related_name="reviews",
                        to="workforce.workforceplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Ratio",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=40)),
                ("group", models.CharField(blank=True, max_length=120)),
                ("people_each", models.PositiveIntegerField(blank=True, null=True)),
                ("whole_time", models.PositiveIntegerField()),
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
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratios", to="workforce.service"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratios", to="workforce.workforceplan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Population",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("group", models.CharField(max_length=120)),
                (
                    "scenario",
                    models.CharField(
                        choices=[("main", "Main"), ("low", "Low"), ("high", "High")], default="main", max_length=4
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("people", models.PositiveIntegerField()),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnership.locality"
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
                        related_name="population",
                        to="workforce.workforceplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Being computed"), ("done", "Done"), ("failed", "Could not be computed")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("seed", models.PositiveBigIntegerField()),
                ("draws", models.PositiveIntegerField()),
                ("data_on", models.DateField()),
                ("job", models.UUIDField(blank=True, editable=False, null=True)),
                ("asked_by", models.CharField(max_length=160)),
                ("asked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("inputs", models.JSONField(default=dict)),
                ("results", models.JSONField(default=dict)),
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
                        related_name="versions",
                        to="workforce.workforceplan",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="planplace",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="workforce.workforceplan"
            ),
        ),
        migrations.CreateModel(
            name="PivotalPost",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("why", models.CharField(max_length=300)),
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
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pivotal", to="workforce.post"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pivotal_posts",
                        to="workforce.workforceplan",
                    ),
                ),
            ],
        ),
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
        migrations.AddIndex(
            model_name="workforceplan",
            index=models.Index(
                models.F("partnership"),
                django.db.models.functions.text.Lower("title"),
                models.F("id"),
                name="workforce_plans_listed",
            ),
        ),
        migrations.AddConstraint(
            model_name="workforceplan",
            constraint=models.UniqueConstraint(fields=("partnership", "title"), name="one_workforce_plan_a_title"),
        ),
        migrations.AddConstraint(
            model_name="workforceplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("first_year__range", (1990, 2100)), ("years__range", (1, 20))),
                name="workforce_plan_horizon",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.UniqueConstraint(fields=("plan", "title"), name="one_service_a_title"),
        ),
        migrations.AddConstraint(
            model_name="ratio",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("group", ""), ("people_each__isnull", True)),
                    models.Q(models.Q(("group", ""), _negated=True), ("people_each__gte", 1)),
                    _connector="OR",
                ),
                name="ratio_is_to_people_or_fixed",
            ),
        ),
        migrations.AddConstraint(
            model_name="population",
            constraint=models.UniqueConstraint(
                fields=("plan", "group", "locality", "scenario", "year"), name="one_population_figure"
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="one_plan_version_a_number"),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")), fields=("plan",), name="one_plan_version_at_work"
            ),
        ),
        migrations.AddConstraint(
            model_name="planplace",
            constraint=models.UniqueConstraint(fields=("plan", "locality"), name="one_place_a_plan"),
        ),
        migrations.AddConstraint(
            model_name="pivotalpost",
            constraint=models.UniqueConstraint(fields=("plan", "post"), name="one_pivotal_post"),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.UniqueConstraint(fields=("plan", "title"), name="one_option_a_title"),
        ),
        migrations.AddConstraint(
            model_name="growthrate",
            constraint=models.UniqueConstraint(fields=("plan", "scenario"), name="one_growth_a_scenario"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(fields=("plan", "title"), name="one_criterion_a_title"),
        ),
        migrations.AddConstraint(
            model_name="assumption",
            constraint=models.UniqueConstraint(
                fields=("plan", "about", "role", "band"), name="one_assumption_of_a_kind"
            ),
        ),
        RowSecurity(
            [
                "WorkforcePlan",
                "PlanPlace",
                "Criterion",
                "Option",
                "OptionScore",
                "Service",
                "Ratio",
                "GrowthRate",
                "Population",
                "Assumption",
                "Trainees",
                "PivotalPost",
                "Successor",
                "PlanVersion",
                "Projected",
                "Measure",
                "Review",
                "Indicator",
            ]
        ),
    ]
