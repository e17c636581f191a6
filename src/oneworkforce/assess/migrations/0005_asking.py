"""What a round that is asked here needs: its dates and key, its frame, whom it asks."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.scope


class Migration(migrations.Migration):
    dependencies = [
        ("assess", "0004_row_security"),
        ("ground", "0002_row_security"),
        ("partnership", "0006_tokens"),
    ]

    operations = [
        migrations.AddField(
            model_name="round",
            name="crosswalk",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="round",
            name="instrument",
            field=models.CharField(
                choices=[
                    ("questionnaire", "Questionnaire, answered by nobody in particular"),
                    ("interview", "Interview, scored about a service"),
                    ("self_assessment", "Self-assessment, private to its owner"),
                ],
                default="questionnaire",
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="opens_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="round",
            name="closes_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="round",
            name="opened_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="round",
            name="closed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="round",
            name="letters_a_minute",
            field=models.PositiveSmallIntegerField(default=60),
        ),
        migrations.AddField(
            model_name="round",
            name="key",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ground.narrative",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_at__isnull", True), ("opened_at__isnull", False), _connector="OR"),
                name="round_closes_after_it_opens",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_on__isnull", True),
                    ("closes_on__isnull", True),
                    ("closes_on__gte", models.F("opens_on")),
                    _connector="OR",
                ),
                name="round_ends_after_it_begins",
            ),
        ),
        migrations.CreateModel(
            name="FrameCell",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="frame", to="assess.round"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.organisation"
                    ),
                ),
                (
                    "locality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.locality",
                    ),
                ),
                ("audience", models.CharField(blank=True, max_length=40)),
                ("invited", models.PositiveIntegerField()),
                ("cut", models.JSONField(blank=True, default=list)),
                ("by_link", models.PositiveIntegerField(default=0)),
                ("on_paper", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "organisation", "locality", "audience"), name="one_frame_cell_a_place"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("locality__isnull", True)),
                        fields=("round", "organisation", "audience"),
                        name="one_frame_cell_without_a_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Watch",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="watched", to="assess.round"
                    ),
                ),
                ("day", models.DateField()),
                ("rows", models.JSONField(default=list)),
                ("pages", models.JSONField(default=list)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("round", "day"), name="one_watch_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Contact",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="assess.round"
                    ),
                ),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="assess.framecell"
                    ),
                ),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(blank=True, max_length=160)),
                ("language", models.CharField(blank=True, max_length=12)),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("answered", models.BooleanField(default=False)),
                ("unwanted", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "email"), name="one_contact_an_address"),
                    models.UniqueConstraint(
                        condition=models.Q(("digest", ""), _negated=True),
                        fields=("digest",),
                        name="one_contact_a_digest",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenLink",
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
                    "cell",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="link", to="assess.framecell"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("digest",), name="one_open_link_a_digest")],
            },
        ),
        migrations.CreateModel(
            name="Letter",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="assess.round"
                    ),
                ),
                ("audience", models.CharField(blank=True, max_length=40)),
                (
                    "kind",
                    models.CharField(choices=[("invitation", "Invitation"), ("reminder", "Reminder")], max_length=12),
                ),
                ("subject", models.CharField(max_length=160)),
                ("words", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "audience", "kind"), name="one_letter_of_a_kind")
                ],
            },
        ),
        migrations.CreateModel(
            name="Sending",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sendings", to="assess.round"
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("invitation", "Invitation"), ("reminder", "Reminder")], max_length=12),
                ),
                ("letters", models.PositiveIntegerField()),
                ("asked_by", models.CharField(max_length=160)),
                ("asked_at", models.DateTimeField()),
            ],
        ),
    ]
