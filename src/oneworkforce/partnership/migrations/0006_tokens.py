"""Tokens by which programs read; theirs too stay in one partnership."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import oneworkforce.ground.scope
from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0002_row_security"),
        ("partnership", "0005_row_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=120)),
                ("digest", models.CharField(max_length=64)),
                ("strong", models.BooleanField()),
                ("made_at", models.DateTimeField()),
                ("expires_on", models.DateField()),
                ("used_on", models.DateField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to="partnership.membership"
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
                "constraints": [models.UniqueConstraint(fields=("digest",), name="one_token_a_digest")],
            },
        ),
        RowSecurity(["Token"]),
    ]
