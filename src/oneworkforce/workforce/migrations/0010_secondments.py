"""Secondments with both their ends, and who agreed to them; rows of one partnership stay its own."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import oneworkforce.ground.fields
import oneworkforce.ground.scope
import oneworkforce.workforce.domain.hr_questions
import oneworkforce.workforce.domain.secondments
from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [
        ("workforce", "0009_terms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Secondment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("post_reference", models.CharField(max_length=40)),
                ("role", models.CharField(blank=True, max_length=40)),
                ("minutes", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("longer_until", models.DateField(blank=True, null=True)),
                ("longer_membership", models.UUIDField(blank=True, null=True)),
                ("round", models.PositiveSmallIntegerField(default=0)),
                ("reason", models.CharField(max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("agreed", "Agreed"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default=oneworkforce.workforce.domain.secondments.State["OPEN"],
                        max_length=10,
                    ),
                ),
                (
                    "payment",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home_invoices", "The home end pays and sends an invoice"),
                            ("home_alone", "The home end pays, and nothing is charged"),
                            ("host_pays", "The host end pays directly"),
                            ("funder", "The home end pays and claims from a funder"),
                        ],
                        max_length=14,
                    ),
                ),
                ("home_share", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("host_share", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("other_share", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("other_funder", models.CharField(blank=True, max_length=120)),
                ("cost", oneworkforce.ground.fields.PenceField(blank=True, null=True)),
                (
                    "appraises_end",
                    models.CharField(
                        blank=True,
                        choices=[("home", "The home end"), ("host", "The host end"), ("both", "Both together")],
                        max_length=4,
                    ),
                ),
                ("appraises", models.CharField(blank=True, max_length=120)),
                (
                    "supervises_end",
                    models.CharField(
                        blank=True,
                        choices=[("home", "The home end"), ("host", "The host end"), ("both", "Both together")],
                        max_length=4,
                    ),
                ),
                ("supervises", models.CharField(blank=True, max_length=120)),
                (
                    "approves_leave_end",
                    models.CharField(
                        blank=True,
                        choices=[("home", "The home end"), ("host", "The host end"), ("both", "Both together")],
                        max_length=4,
                    ),
                ),
                ("approves_leave", models.CharField(blank=True, max_length=120)),
                (
                    "returns",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_post", "Back to their own post, which is kept"),
                            ("other_post", "Back to another post of the home end"),
                            ("stays", "A post at the host end is looked for"),
                            ("ends", "Employment ends with the secondment"),
                        ],
                        max_length=10,
                    ),
                ),
                ("returns_to", models.CharField(blank=True, max_length=120)),
                ("proposed_by", models.CharField(max_length=160)),
                ("proposed_membership", models.UUIDField()),
                (
                    "proposed_for",
                    models.CharField(
                        blank=True,
                        choices=[("home", "The home end"), ("host", "The host end"), ("person", "The person")],
                        max_length=6,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("closed_by", models.CharField(blank=True, max_length=160)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_reason", models.CharField(blank=True, max_length=300)),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="secondments_out",
                        to="partnership.organisation",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="secondments_in",
                        to="partnership.organisation",
                    ),
                ),
                (
                    "locality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="secondments",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="secondments", to="partnership.person"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="secondments",
                        to="workforce.post",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="secondments",
                        to="partnership.team",
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.termsgroup",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("round", models.PositiveSmallIntegerField()),
                (
                    "party",
                    models.CharField(
                        choices=[("home", "The home end"), ("host", "The host end"), ("person", "The person")],
                        max_length=6,
                    ),
                ),
                ("by", models.CharField(max_length=160)),
                ("membership", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("recorded", models.BooleanField(default=False)),
                ("told_by", models.CharField(blank=True, max_length=120)),
                ("told_on", models.DateField(blank=True, null=True)),
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
                    "secondment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="workforce.secondment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("secondment", "round", "party"), name="one_agreement_a_party"),
                    models.UniqueConstraint(
                        condition=models.Q(("recorded", False)),
                        fields=("secondment", "round", "membership"),
                        name="nobody_agrees_for_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recorded", False), ("told_by", ""), ("told_on__isnull", True)),
                            models.Q(
                                ("party", oneworkforce.workforce.domain.secondments.Party["PERSON"]),
                                ("recorded", True),
                                ("told_on__isnull", False),
                                models.Q(("told_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_recorded_says_from_whom",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="secondment",
            index=models.Index(fields=["partnership", "state", "ends_on"], name="secondments_by_end"),
        ),
        migrations.AddConstraint(
            model_name="secondment",
            constraint=models.CheckConstraint(
                condition=models.Q(("home", models.F("host")), _negated=True), name="secondment_has_two_ends"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondment",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gte", 1), ("minutes__lte", 6000)), name="secondment_minutes"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondment",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="secondment_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("longer_until__isnull", True), ("longer_until__gt", models.F("ends_on")), _connector="OR"
                ),
                name="secondment_longer_is_later",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("home_share__isnull", True), ("host_share__isnull", True), ("other_share__isnull", True)),
                    models.Q(
                        (
                            "home_share",
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.Value(10000), "-", models.F("host_share")
                                ),
                                "-",
                                models.F("other_share"),
                            ),
                        ),
                        ("home_share__isnull", False),
                        ("host_share__isnull", False),
                        ("other_share__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="secondment_shares_are_a_whole",
            ),
        ),
        RowSecurity(["Agreement", "Secondment"]),
    ]
