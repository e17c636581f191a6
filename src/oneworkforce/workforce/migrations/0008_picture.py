"""Pictures of the workforce with their guarded rows, and published figures of the population."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.scope
from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0002_row_security"),
        ("partnership", "0006_tokens"),
        ("workforce", "0007_following"),
    ]

    operations = [
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("as_of", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=160)),
                ("data_set", models.CharField(max_length=20)),
                ("roles", models.CharField(max_length=20)),
                ("min_cell", models.PositiveSmallIntegerField()),
                ("synthetic", models.BooleanField()),
                ("places", models.JSONField()),
                ("organisations", models.PositiveIntegerField()),
                ("in_totals", models.PositiveIntegerField()),
                ("unknown", models.JSONField(default=dict)),
                ("changed", models.PositiveIntegerField(default=0)),
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
            name="PictureRow",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("place", models.PositiveIntegerField()),
                ("universe", models.CharField(max_length=12)),
                ("cut", models.CharField(blank=True, max_length=40)),
                ("first", models.CharField(blank=True, max_length=60)),
                ("second", models.CharField(blank=True, max_length=60)),
                ("figures", models.JSONField()),
                ("withheld", models.JSONField(default=list)),
                ("own", models.BooleanField(default=False)),
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
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="workforce.picture"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Population",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                ("source", models.CharField(max_length=200)),
                ("licence", models.CharField(max_length=200)),
                ("year", models.PositiveSmallIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=160)),
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
            name="PopulationRow",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("characteristic", models.CharField(max_length=12)),
                ("group", models.CharField(max_length=20)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("mark", models.CharField(blank=True, max_length=4)),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="populations",
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
                    "population",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="workforce.population"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.UniqueConstraint(fields=("partnership", "number"), name="one_picture_a_number"),
        ),
        migrations.AddIndex(
            model_name="picturerow",
            index=models.Index(fields=["picture", "universe", "cut", "first"], name="picture_row_cut"),
        ),
        migrations.AddConstraint(
            model_name="picturerow",
            constraint=models.UniqueConstraint(fields=("picture", "place"), name="one_picture_row_a_place"),
        ),
        migrations.AddConstraint(
            model_name="population",
            constraint=models.UniqueConstraint(fields=("partnership", "digest"), name="one_population_a_file"),
        ),
        migrations.AddConstraint(
            model_name="populationrow",
            constraint=models.UniqueConstraint(
                fields=("population", "locality", "characteristic", "group"), name="one_population_a_group"
            ),
        ),
        migrations.AddConstraint(
            model_name="populationrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mark", ""), ("people__isnull", False)),
                    models.Q(("people__isnull", True), models.Q(("mark", ""), _negated=True)),
                    _connector="OR",
                ),
                name="population_figure_or_mark",
            ),
        ),
        RowSecurity(["Picture", "PictureRow", "Population", "PopulationRow"]),
    ]
