"""Which posts belong to a group of staff: a rule for those of an employer, or what is said of one post."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.kinds import Contract
from oneworkforce.workforce.models import TermsOf
from oneworkforce.workforce.permissions import terms as permissions

NOUN = "terms_of"
ANY = ("", "Any")
_TAKEN = Fault("", "Posts of that role and contract have just been given a group.", "Look at the list, then try again.")


def put(*, by: Viewer, now: datetime, group: UUID, organisation: UUID, role: str, contract: str) -> UUID:
    """Say that posts of an organisation belong to a group: of a role and on a contract, "" for any.

    It takes the place of what was said of the same role and contract; returns the rule's id.
    """
    with saving.whole("terms_of.put", taken=_TAKEN):
        found = permissions.get(by, group)
        permissions.check_say(by, organisation)
        values = Values()
        values.choice("role", role, label="The role", among=(ANY, *roles.choices()))
        values.choice("contract", contract, label="The contract", among=(ANY, *Contract.choices()))
        if not permissions.keeps(by, today=timezone.localdate(now)).filter(pk=organisation).exists():
            values.fault(Fault("organisation", "There is no such organisation here.", "Choose one of the list."))
        kept = values.settled()
        row, _ = TermsOf.objects.update_or_create(
            organisation_id=organisation,
            post=None,
            role=kept["role"],
            contract=kept["contract"],
            defaults={"group": found},
        )
        record(by=by, verb="placed posts in", noun=NOUN, subject=row.pk, now=now)
    return row.pk


def remove(*, by: Viewer, now: datetime, rule: UUID) -> UUID:
    """Take a rule away; return its group."""
    with transactions.whole("terms_of.remove"):
        found = permissions.get_rule(by, rule)
        permissions.check_say(by, found.organisation_id)
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        found.delete()
    return found.group_id


def override(*, by: Viewer, now: datetime, post: UUID, group: UUID | None) -> None:
    """Say that one post belongs to a group whatever the rules say; None: the rules say."""
    with saving.whole("terms_of.override", taken=_TAKEN):
        found = permissions.get_post(by, post, today=timezone.localdate(now))
        if group is None:
            gone, _ = TermsOf.objects.filter(post=found).delete()
            changed = bool(gone)
        else:
            chosen = permissions.get(by, group)
            before = TermsOf.objects.filter(post=found).first()
            changed = before is None or before.group_id != chosen.pk
            TermsOf.objects.update_or_create(
                post=found, defaults={"group": chosen, "organisation_id": found.organisation_id}
            )
        fields = ["pay and conditions"] if changed else []
        saving.audited(by=by, noun="post", subject=found.pk, fields=fields, now=now)
