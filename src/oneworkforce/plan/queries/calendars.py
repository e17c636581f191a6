"""What stands in a person's calendar: the dates of their actions and milestones, and the meetings of their groups."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from oneworkforce.access.viewer import Viewer
from oneworkforce.notify.models import CalendarEntry
from oneworkforce.plan.domain import timing
from oneworkforce.plan.domain.action import Ongoing
from oneworkforce.plan.domain.saying import WHOLE
from oneworkforce.plan.models import Action, Meeting, Milestone
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries.mine import groups_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, of a whole day, or from a moment for some minutes.

    `key` stays the same as long as the thing does; `uid` is that of the invitation where one was sent, so that no
    calendar shows a meeting twice. `changed_at` is when something was last known of it.
    """

    key: str
    title: str
    starts: date | datetime
    changed_at: datetime
    minutes: int = 0
    place: str = ""
    uid: str = ""


def entries(viewer: Viewer, *, today: date, now: datetime) -> tuple[Entry, ...]:
    """Return the entries of the viewer: of what they lead and is not done, and of meetings from 60 days ago on."""
    mine = plans.actions_visible_to(viewer).filter(lead=viewer.person, percent__lt=WHOLE).select_related("strategy")
    actions = {row.pk: row for row in mine}
    steps = Milestone.objects.filter(action__in=actions, met_on=None)
    found = [*map(_action, mine), *(_milestone(row, actions[row.action_id]) for row in steps)]
    dated = [one for one in found if one is not None]
    return tuple(sorted([*dated, *_meetings(viewer, today, now)], key=lambda one: one.key))


def _action(row: Action) -> Entry | None:
    day = _day(row)
    return None if day is None else Entry(f"action-{row.pk}", f"Action {row.number}: {row.title}", day, _changed(row))


def _milestone(row: Milestone, action: Action) -> Entry | None:
    day = _day(row)
    title = f"{row.what} (milestone of action {action.number}: {action.title})"
    return None if day is None else Entry(f"milestone-{row.pk}", title, day, _changed(action))


def _meetings(viewer: Viewer, today: date, now: datetime) -> list[Entry]:
    groups = plans.groups_visible_to(viewer).filter(pk__in=groups_of(viewer, today).values("group"))
    rows = Meeting.objects.filter(group__in=groups, cancelled_at=None, starts_at__gt=now - timedelta(days=60))
    meetings = list(rows.select_related("group"))
    sent = CalendarEntry.objects.filter(pk__in=[row.entry for row in meetings if row.entry])
    uids = dict(sent.values_list("pk", "uid"))
    return [
        Entry(
            key=f"meeting-{row.pk}",
            title=f"Meeting: {row.group.name}",
            starts=row.starts_at,
            changed_at=row.starts_at - timedelta(days=365),  # no older revision than the invitation's
            minutes=row.minutes_long,
            place=row.place,
            uid=uids.get(row.entry, "") if row.entry else "",
        )
        for row in meetings
    ]


def _day(row: Action | Milestone) -> date | None:
    when = timing.of(row.timing, row.year, row.month, row.day)
    return None if isinstance(when, Ongoing) else timing.last_day(when.date)


def _changed(row: Action) -> datetime:
    return row.progress_at or row.strategy.made_at
