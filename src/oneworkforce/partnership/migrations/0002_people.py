"""People, with what they know, speak and hold, and where others look for them."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.scope
import oneworkforce.partnership.domain.answers


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0001_organisations_and_places"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
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
                ("name", models.CharField(max_length=120)),
                ("job_title", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="partnership.organisation",
                    ),
                ),
                (
                    "locality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="people",
                        to="partnership.locality",
                    ),
                ),
                (
                    "sharing",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("nothing", "Nothing: ask my manager"),
                            ("skills", "What I can do and speak, not how to reach me"),
                            ("all", "What I can do and speak, and how to reach me"),
                        ],
                        default="not_asked",
                        max_length=12,
                    ),
                ),
                ("left_on", models.DateField(blank=True, null=True)),
                (
                    "skills_said",
                    models.CharField(
                        choices=[("not_asked", "Not asked yet"), ("none", "None"), ("unknown", "Not known")],
                        default=oneworkforce.partnership.domain.answers.Said["NOT_ASKED"],
                        max_length=12,
                    ),
                ),
                (
                    "languages_said",
                    models.CharField(
                        choices=[("not_asked", "Not asked yet"), ("none", "None"), ("unknown", "Not known")],
                        default=oneworkforce.partnership.domain.answers.Said["NOT_ASKED"],
                        max_length=12,
                    ),
                ),
                (
                    "qualifications_said",
                    models.CharField(
                        choices=[("not_asked", "Not asked yet"), ("none", "None"), ("unknown", "Not known")],
                        default=oneworkforce.partnership.domain.answers.Said["NOT_ASKED"],
                        max_length=12,
                    ),
                ),
                (
                    "credentials_said",
                    models.CharField(
                        choices=[("not_asked", "Not asked yet"), ("none", "None"), ("unknown", "Not known")],
                        default=oneworkforce.partnership.domain.answers.Said["NOT_ASKED"],
                        max_length=12,
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=160)),
            ],
            options={
                "indexes": [models.Index(fields=["partnership", "name"], name="person_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_by", ""), ("confirmed_on__isnull", True)),
                            models.Q(("confirmed_on__isnull", False), models.Q(("confirmed_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="person_confirmed_says_by_whom",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Skill",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="partnership.person"
                    ),
                ),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=160)),
                ("name", models.CharField(max_length=80)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "name"), name="one_skill_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_by", ""), ("confirmed_on__isnull", True)),
                            models.Q(("confirmed_on__isnull", False), models.Q(("confirmed_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="skill_confirmed_says_by_whom",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Language",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="partnership.person"
                    ),
                ),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=160)),
                ("tag", models.CharField(max_length=20)),
                (
                    "fluency",
                    models.CharField(
                        choices=[
                            ("some", "Some"),
                            ("working", "Well enough to work in"),
                            ("native", "As a first language"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "tag"), name="one_language_a_tag"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_by", ""), ("confirmed_on__isnull", True)),
                            models.Q(("confirmed_on__isnull", False), models.Q(("confirmed_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="language_confirmed_says_by_whom",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Qualification",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="partnership.person"
                    ),
                ),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=160)),
                ("name", models.CharField(max_length=160)),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("awarded_in", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__isnull", True), ("level__range", (1, 8)), _connector="OR"),
                        name="level_1_to_8",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_by", ""), ("confirmed_on__isnull", True)),
                            models.Q(("confirmed_on__isnull", False), models.Q(("confirmed_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="qualification_confirmed_says_by_whom",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Credential",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="partnership.person"
                    ),
                ),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[("check", "Check"), ("training", "Training"), ("registration", "Registration")],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("issued_on", models.DateField(blank=True, null=True)),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("never_expires", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [models.Index(fields=["partnership", "expires_on"], name="credential_expiry")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued_on__isnull", True),
                            ("expires_on__isnull", True),
                            ("expires_on__gte", models.F("issued_on")),
                            _connector="OR",
                        ),
                        name="credential_expires_after_issue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("never_expires", False), ("expires_on__isnull", True), _connector="OR"),
                        name="credential_never_or_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_by", ""), ("confirmed_on__isnull", True)),
                            models.Q(("confirmed_on__isnull", False), models.Q(("confirmed_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="credential_confirmed_says_by_whom",
                    ),
                ],
            },
        ),
    ]
