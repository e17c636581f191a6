"""Pay and conditions, questions about them, and secondments; rows of one partnership stay its own."""

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
        ("ground", "0002_row_security"),
        ("partnership", "0006_tokens"),
        ("workforce", "0002_row_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="HrQuestion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("condition", models.CharField(blank=True, max_length=20)),
                ("text", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("answered", "Answered"), ("withdrawn", "Withdrawn")],
                        default=oneworkforce.workforce.domain.hr_questions.State["OPEN"],
                        max_length=10,
                    ),
                ),
                ("asked_by", models.CharField(max_length=160)),
                ("asked_membership", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_by", models.CharField(blank=True, max_length=160)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("published", models.BooleanField(default=False)),
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
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnership.team",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TermsGroup",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=120)),
                ("agreement", models.CharField(blank=True, max_length=120)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms_groups",
                        to="partnership.organisation",
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
            name="Terms",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("starts_on", models.DateField()),
                ("made_by", models.CharField(max_length=160)),
                ("changed_at", models.DateTimeField()),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=160)),
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
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="workforce.termsgroup"
                    ),
                ),
            ],
        ),
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
            name="HrQuestionGroup",
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
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="about", to="workforce.hrquestion"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="workforce.termsgroup"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="hrquestion",
            name="groups",
            field=models.ManyToManyField(
                related_name="questions", through="workforce.HrQuestionGroup", to="workforce.termsgroup"
            ),
        ),
        migrations.CreateModel(
            name="TermsOf",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("role", models.CharField(blank=True, max_length=40)),
                (
                    "contract",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("permanent", "Permanent"),
                            ("fixed_term", "Fixed term"),
                            ("temporary", "Temporary"),
                            ("bank", "Pool or bank"),
                            ("zero_hours", "Zero hours"),
                            ("agency", "Agency"),
                            ("secondment", "Secondment"),
                            ("self_employed", "Self-employed"),
                            ("service_agreement", "Service agreement"),
                            ("apprenticeship", "Apprenticeship"),
                            ("volunteer", "Volunteer"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rules", to="workforce.termsgroup"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnership.organisation"
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
                    "post",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms_of",
                        to="workforce.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TermsValue",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("condition", models.CharField(max_length=20)),
                ("pounds", oneworkforce.ground.fields.PenceField(blank=True, null=True)),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("unit", models.CharField(blank=True, max_length=12)),
                ("words", models.CharField(blank=True, max_length=600)),
                ("by_whom", models.CharField(blank=True, max_length=120)),
                (
                    "unsaid",
                    models.CharField(blank=True, choices=[("unknown", "Not known"), ("none", "None")], max_length=8),
                ),
                ("note", models.CharField(blank=True, max_length=600)),
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
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="values", to="workforce.terms"
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
        migrations.AddConstraint(
            model_name="termsgroup",
            constraint=models.UniqueConstraint(fields=("partnership", "title"), name="one_terms_group_a_title"),
        ),
        migrations.AddConstraint(
            model_name="termsgroup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("organisation__isnull", False), models.Q(("agreement", ""), _negated=True), _connector="OR"
                ),
                name="terms_are_somebodys",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsgroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="terms_group_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.UniqueConstraint(fields=("group", "starts_on"), name="one_version_of_terms_a_day"),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_by", ""), ("confirmed_on__isnull", True)),
                    models.Q(("confirmed_on__isnull", False), models.Q(("confirmed_by", ""), _negated=True)),
                    _connector="OR",
                ),
                name="terms_confirmed_say_by_whom",
            ),
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
        migrations.AddConstraint(
            model_name="hrquestiongroup",
            constraint=models.UniqueConstraint(fields=("question", "group"), name="once_a_group_in_a_question"),
        ),
        migrations.AddIndex(
            model_name="hrquestion",
            index=models.Index(fields=["partnership", "state", "asked_at"], name="hr_questions_by_state"),
        ),
        migrations.AddConstraint(
            model_name="hrquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answered_at__isnull", False),
                        ("state", oneworkforce.workforce.domain.hr_questions.State["ANSWERED"]),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(
                            ("state", oneworkforce.workforce.domain.hr_questions.State["ANSWERED"]), _negated=True
                        ),
                        ("answer", ""),
                        ("answered_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="hr_question_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="hrquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published", False),
                    ("state", oneworkforce.workforce.domain.hr_questions.State["ANSWERED"]),
                    _connector="OR",
                ),
                name="hr_question_published",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsof",
            constraint=models.UniqueConstraint(
                condition=models.Q(("post__isnull", True)),
                fields=("organisation", "role", "contract"),
                name="one_terms_rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsof",
            constraint=models.CheckConstraint(
                condition=models.Q(("post__isnull", True), models.Q(("contract", ""), ("role", "")), _connector="OR"),
                name="terms_of_one_post",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsvalue",
            constraint=models.UniqueConstraint(fields=("terms", "condition"), name="one_value_a_condition"),
        ),
        migrations.AddConstraint(
            model_name="termsvalue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("unsaid", ""),
                    models.Q(
                        ("by_whom", ""), ("number__isnull", True), ("pounds__isnull", True), ("unit", ""), ("words", "")
                    ),
                    _connector="OR",
                ),
                name="terms_value_or_why_not",
            ),
        ),
        RowSecurity(
            ["Agreement", "HrQuestion", "HrQuestionGroup", "Secondment", "Terms", "TermsGroup", "TermsOf", "TermsValue"]
        ),
    ]
