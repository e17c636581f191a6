"""Pay and conditions and questions about them; rows of one partnership stay its own."""

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
        ("workforce", "0008_picture"),
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
        RowSecurity(["HrQuestion", "HrQuestionGroup", "Terms", "TermsGroup", "TermsOf", "TermsValue"]),
    ]
