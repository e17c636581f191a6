"""How an action is going is said: in one press, or in a report with words. Every word is kept as its history."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import public, saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan.domain import saying
from oneworkforce.plan.domain.saying import WHOLE, Said, State
from oneworkforce.plan.models import Action, Progress
from oneworkforce.plan.permissions import links, plans
from oneworkforce.ui import conflict

LONGEST_WORDS = 2000


def say(*, by: Viewer, now: datetime, today: date, action: UUID, said: str) -> Said:
    """Keep what one press says of an action; return it. The same said again, at the same moment or later, counts."""
    with transactions.whole("progress.say"):
        found = plans.get_action(by, action)
        plans.check_progress(by, found)
        word = _word(said)
        _keep(found.pk, word, said_by=by.actor, now=now, today=today)
        saving.audited(by=by, noun="action", subject=found.pk, fields=["progress"], now=now)
    return word


def say_by_link(*, secret: str, now: datetime, today: date, said: str) -> Said:
    """Keep what one press says as the person to whom the link was sent. NotFound for a link that opens nothing."""
    with transactions.whole("progress.say_by_link"):
        link = links.get_update(secret, now=now, today=today)
        word = _word(said)
        actor = links.speaker(link.person.name)
        _keep(link.action_id, word, said_by=actor, now=now, today=today)
        fields = ["progress"]
        public.record(by=actor, verb="changed", noun="action", subject=link.action_id, fields=fields, now=now)
    return word


def report(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    action: UUID,
    seen: str,
    percent: int,
    words: str,
    done: bool,
    done_on: date | None,
) -> None:
    """Keep a report of an action. `ui.conflict.Changed` where it is no longer as it was `seen`.

    What is done is wholly done, today where no day is given; all of it may be there without its being done.
    """
    with transactions.whole("progress.report"):
        found = plans.get_action(by, action)
        plans.check_progress(by, found)
        values = Values()
        values.lines("words", words, label="What you wrote", longest=LONGEST_WORDS)
        values.fault(saying.fault(percent, done=done, done_on=done_on, today=today))
        kept = values.settled()["words"]
        state = saying.reported(percent, done=done, done_on=done_on, today=today)
        row = Action.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), _shown(state))
        _save(row, state, kept, said_by=by.actor, now=now)
        saving.audited(by=by, noun="action", subject=row.pk, fields=["progress"], now=now)


def shown(row: Action) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return _shown(State(row.percent, row.done_on))


def _shown(state: State) -> dict[str, object]:
    return {"percent": state.percent, "done": state.done_on is not None, "done_on": state.done_on}


def _word(said: str) -> Said:
    if said not in {one.value for one in Said}:
        raise Refused(Fault("said", "What you say is not one of the three.", "Press one of the buttons."))
    return Said(said)


def _keep(action: UUID, word: Said, *, said_by: str, now: datetime, today: date) -> None:
    row = Action.objects.select_for_update().get(pk=action)
    before = Progress.objects.filter(action=row, percent__lt=WHOLE).order_by("-said_at", "-pk").first()
    before_done = before.percent if before else 0
    state = saying.after(word, State(row.percent, row.done_on), before_done=before_done, today=today)
    _save(row, state, word.title_, said_by=said_by, now=now)


def _save(row: Action, state: State, words: str, *, said_by: str, now: datetime) -> None:
    saving.changed(row, {"percent": state.percent, "done_on": state.done_on, "progress_at": now})
    Progress.objects.create(action=row, percent=state.percent, words=words, said_by=said_by, said_at=now)
