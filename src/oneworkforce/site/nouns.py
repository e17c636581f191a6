"""How audit tells of jobs and messages."""

from collections.abc import Collection, Mapping
from uuid import UUID

from oneworkforce.audit.nouns import Noun, describe
from oneworkforce.ground.models import Job, Message


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(Noun("job", "the job", _jobs, "job"), Noun("message", "the message", _messages, "message"))


def _jobs(ids: Collection[UUID]) -> Mapping[UUID, str]:
    return dict(Job.objects.filter(pk__in=ids).values_list("pk", "title"))


def _messages(ids: Collection[UUID]) -> Mapping[UUID, str]:
    return dict(Message.objects.filter(pk__in=ids).values_list("pk", "about"))
