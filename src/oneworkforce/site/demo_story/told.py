"""A story as its file tells it, who plays in it, and what it has made so far."""

from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.job_states import ENDED, JobState
from oneworkforce.ground.jobs import runner
from oneworkforce.ground.models import Job, User
from oneworkforce.lib import yaml_lines
from oneworkforce.partnership.models import Locality, Membership, Organisation
from oneworkforce.partnership.queries import viewers
from oneworkforce.site import demo_sign_ins as sign_ins
from oneworkforce.workforce.models import Post


class Told:
    """One example. `rounds` and `strategy` are what was made, for what comes after."""

    def __init__(self, folder: Path, now: datetime) -> None:
        """Read the story of `folder`."""
        self.folder = folder
        self.now = now
        self.rounds: dict[str, UUID] = {}
        self.strategy: UUID | None = None
        self._data: dict[str, Any] = yaml_lines.read(folder / "story.yaml").data

    def get(self, name: str) -> Any:
        """Return a part of the story, None where it does not tell of it."""
        return self._data.get(name)

    def file(self, name: str) -> Any:
        """Return what another file of the example says, None where it has none of that name."""
        path = self.folder / f"{name}.yaml"
        return yaml_lines.read(path).data if path.is_file() else None

    def organisation(self, name: str) -> UUID:
        """Return the id of an organisation by its name."""
        return Organisation.objects.get(name=name).pk

    def place(self, name: str) -> UUID:
        """Return the id of a locality by its name."""
        return Locality.objects.get(name=name).pk

    def post(self, reference: str) -> Post:
        """Return the post of a reference, which no two organisations of the example share."""
        return Post.objects.get(reference=reference)

    @cached_property
    def lead(self) -> Viewer:
        """Return the workforce lead, who does most of it."""
        return self.member("workforce_lead")

    def member(self, role: str) -> Viewer:
        """Return the one who signs in with a role."""
        user = User.objects.get(email=f"{role}@{sign_ins.DOMAIN}")
        member = Membership.objects.get(user=user)
        return viewers.in_scope(membership=member.pk, strong=True, today=timezone.localdate(self.now))

    def at(self, days: int) -> datetime:
        """Return the moment so many days from now."""
        return self.now + timedelta(days=days)

    def day(self, days: int) -> date:
        """Return its day."""
        return timezone.localdate(self.at(days))

    def work(self, now: datetime) -> None:
        """Do the long work that was asked for, as a worker would; an example that fails stops the demonstration."""
        for job in Job.objects.exclude(state__in=ENDED).order_by("asked_at"):
            state = runner.run(job.pk, self.lead.partnership, clock=lambda: now)
            if state != JobState.DONE:
                raise RuntimeError(f"The worked example's {job.title} ended as {state}.")

    def link(self, route: str, about: UUID | str) -> str:
        """Return the whole address of a page, as letters carry it."""
        return f"{settings.ORIGIN}{reverse(route, args=[about])}"
