"""Who works on an action besides its lead: an organisation of the partnership, or another by name."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public
from oneworkforce.plan.models import Action, Partner
from oneworkforce.plan.permissions import items, plans

LONGEST_NAME = 160
FIELDS = ["partners"]


def add(
    *, by: Viewer, now: datetime, today: date, action: UUID, organisation: UUID | None = None, name: str = ""
) -> UUID:
    """Add a partner: one of the organisations that have not ended, or another by name. Returns its id.

    Refused for both, for neither, and for a partner that the action has.
    """
    with transactions.whole("partner.add"):
        found = plans.get_action(by, action)
        plans.check_change(by)
        values = Values()
        values.line("name", name, label="The name", longest=LONGEST_NAME, required=organisation is None)
        called = values.settled()["name"]
        _check(by, today, organisation, called)
        Action.objects.select_for_update().get(pk=found.pk)
        rows = Partner.objects.filter(action=found)
        same = rows.filter(organisation=organisation) if organisation else rows.filter(name__iexact=called)
        if same.exists():
            where = "organisation" if organisation else "name"
            raise Refused(Fault(where, "They are a partner of this action already.", "Choose another."))
        made = Partner.objects.create(action=found, organisation_id=organisation, name=called)
        saving.audited(by=by, noun="action", subject=found.pk, fields=FIELDS, now=now)
    return made.pk


def remove(*, by: Viewer, now: datetime, partner: UUID) -> None:
    """Take a partner out of an action."""
    with transactions.whole("partner.remove"):
        found = items.get(by, Partner, partner)
        plans.check_change(by)
        found.delete()
        saving.audited(by=by, noun="action", subject=found.action_id, fields=FIELDS, now=now)


def _check(by: Viewer, today: date, organisation: UUID | None, name: str) -> None:
    if organisation is None:
        return
    if name:
        raise Refused(Fault("name", "A name and an organisation are two partners.", "Add one, then the other."))
    if str(organisation) not in dict(public.organisations(by, today=today)):
        raise Refused(Fault("organisation", "This organisation cannot be found, or has ended.", "Choose another."))
