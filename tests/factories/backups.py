"""A database with something in every corner, backups of it, and what is in a database, to compare."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings

from factories.world import NOW, World
from oneworkforce.audit.public import record
from oneworkforce.ground import database, narratives, transactions
from oneworkforce.ground.backups import snapshot, tables
from oneworkforce.ground.backups.manifest import Kind
from oneworkforce.ground.message_states import MessageState
from oneworkforce.ground.models import Job, Message, Narrative, User

ANA, BEN = UUID(int=0xA1), UUID(int=0xB2)
ODD = NOW + timedelta(microseconds=123_457)


def fill(world: World) -> dict[str, UUID]:
    """Put rows of awkward kinds into the world; return the ids of its texts."""
    alice = User.objects.get(pk=world.users["alice"])
    EmailAddress.objects.create(user=alice, email="alice@example.org", verified=True, primary=True)
    Authenticator.objects.create(user=alice, type="totp", data={"secret": "x"})
    with world.scope(), transactions.whole("test"):
        record(by="the test", verb="changed", noun="person", fields=["name", "ünï"], now=ODD)
        Job.objects.create(
            kind="x", title="“Quotes”,\nlines", arguments={"n": [1, None]}, asked_by=alice.pk, asked_at=ODD
        )
        for number, state in enumerate((MessageState.WAITING, MessageState.SENT)):
            Message.objects.create(
                key=str(number),
                channel="email",
                recipient="x@example.org",
                about="a test",
                state=state,
                due_at=ODD,
                made_at=ODD,
            )
        texts = {
            "ana": narratives.write("About Ana.", about=[ANA], now=ODD).pk,
            "ben": narratives.write("About Ben.", about=[BEN], now=ODD).pk,
            "both": narratives.write("About both.", about=[ANA, BEN], now=ODD).pk,
        }
    with world.scope("sol"), transactions.whole("test"):
        texts["south"] = narratives.write("Elsewhere.", about=[UUID(int=0xC3)], now=ODD).pk
    return texts


def everything(kind: Kind = Kind.MAIN) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table that a backup holds, as the database's driver gives it."""
    if kind is Kind.KEYSTORE:
        return _everything(kind)
    with database.as_owner(), transactions.reading():
        return _everything(kind)


def _everything(kind: Kind) -> dict[str, list[tuple[Any, ...]]]:
    return {
        model._meta.label_lower: [
            tuple(bytes(value) if isinstance(value, bytes | memoryview) else value for value in row)
            for row in tables.rows(model, kind).values_list()
        ]
        for model in tables.kept(kind)
    }


def made(name: str = "x.age", *, kind: Kind = Kind.MAIN) -> Path:
    """Return a backup of the present database."""
    path = Path(settings.DATA) / name
    snapshot.make(path, kind=kind, now=NOW)
    return path


def key() -> Path:
    """Return the file of the key that opens it."""
    return Path(settings.DATA) / "backup-key.txt"


def text(document: UUID) -> str:
    """Return a text in the open scope."""
    with transactions.reading():
        return narratives.read(Narrative.objects.get(pk=document))
