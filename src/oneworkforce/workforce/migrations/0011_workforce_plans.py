"""Tables of workforce plans by the six steps, the first part."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import oneworkforce.ground.fields
import oneworkforce.ground.scope


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0002_row_security"),
        ("partnership", "0006_tokens"),
        ("workforce", "0010_secondments"),
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
            name="PlanPopulation",
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
    ]
