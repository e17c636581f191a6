"""What search keeps of people, and enquiries about those who have not agreed to be shown."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.scope
import oneworkforce.workforce.domain.enquiries
from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0002_row_security"),
        ("partnership", "0006_tokens"),
        ("workforce", "0005_collections"),
    ]

    operations = [
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sought", models.JSONField(default=dict)),
                ("named", models.BooleanField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("family", "To help a family or young person now"),
                            ("interpret", "To interpret or translate"),
                            ("team", "To join a team or a project"),
                            ("training", "To train or advise colleagues"),
                            ("cover", "To cover a vacancy or an absence"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                ("asked_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits for an answer"),
                            ("answered", "You will be put in touch"),
                            ("declined", "Not possible"),
                        ],
                        default=oneworkforce.workforce.domain.enquiries.Standing["WAITING"],
                        max_length=12,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=300)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=160)),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnership.person"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="enquiries",
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
            name="Forwarded",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("forwarded_by", models.CharField(max_length=160)),
                ("forwarded_at", models.DateTimeField()),
                (
                    "reply",
                    models.CharField(
                        choices=[("waiting", "Has not answered yet"), ("yes", "Said yes"), ("no", "Said no")],
                        default=oneworkforce.workforce.domain.enquiries.Reply["WAITING"],
                        max_length=8,
                    ),
                ),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="forwarded", to="workforce.enquiry"
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
            ],
        ),
        migrations.CreateModel(
            name="SearchBlock",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=1)),
                ("term", models.CharField(max_length=200)),
                ("block", models.PositiveSmallIntegerField()),
                ("people", models.PositiveIntegerField()),
                ("bits", models.BinaryField()),
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
            name="SearchDue",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("person", models.UUIDField()),
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SearchNumber",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
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
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(fields=["partnership", "asked_at"], name="enquiries_by_day"),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("answered_by", ""), ("state", "waiting")),
                    models.Q(models.Q(("state", "waiting"), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="enquiry_answered_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="forwarded",
            constraint=models.UniqueConstraint(fields=("enquiry", "person"), name="once_forwarded_to_a_person"),
        ),
        migrations.AddIndex(
            model_name="searchblock",
            index=models.Index(fields=["partnership", "kind", "term"], name="search_terms_of_kind"),
        ),
        migrations.AddIndex(
            model_name="searchblock",
            index=models.Index(fields=["partnership", "block"], name="search_block"),
        ),
        migrations.AddConstraint(
            model_name="searchblock",
            constraint=models.UniqueConstraint(fields=("partnership", "term", "block"), name="one_search_block_a_term"),
        ),
        migrations.AddConstraint(
            model_name="searchnumber",
            constraint=models.UniqueConstraint(fields=("partnership", "number"), name="one_person_a_search_number"),
        ),
        RowSecurity(["Enquiry", "Forwarded", "SearchBlock", "SearchDue", "SearchNumber"]),
    ]
