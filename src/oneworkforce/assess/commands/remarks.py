"""A remark is read by somebody who says which themes it belongs to, or sets it aside."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import themes
from oneworkforce.assess.models import Coding, Remark, Theme
from oneworkforce.assess.permissions import remarks
from oneworkforce.audit import saving
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import conflict

NOUN = "remark"


def code(
    *,
    by: Viewer,
    now: datetime,
    remark: UUID,
    seen: str,
    themes_of: Collection[str],
    new: str = "",
    everywhere: bool = False,
    set_aside: bool = False,
) -> None:
    """Say which themes a remark belongs to: ids of its arc's and the whole round's, and a `new` one made on the spot.

    The new theme is of the remark's arc, or of all arcs (`everywhere`). A remark that is `set_aside` (it tells of a
    child, or says nothing) belongs to none and is counted nowhere. `ui.conflict.Changed` where somebody else coded it.
    """
    with saving.whole("remark.code", taken=themes.TAKEN_NEW):
        found = remarks.get(by, remark)
        row = Remark.objects.select_for_update().get(pk=found.pk)
        rows = Theme.objects.filter(Q(arc=row.arc) | Q(arc=""), round=found.round)
        known = {str(pk): pk for pk in rows.values_list("pk", flat=True)}
        if any(one not in known for one in themes_of):
            raise Refused(Fault("themes", "A theme is not one of this arc.", "Choose from the list."))
        if set_aside and (themes_of or new.strip()):
            fault = Fault("set_aside", "What is set aside belongs to no theme.", "Untick the themes, or the box.")
            raise Refused(fault)
        kept = sorted(themes_of)
        conflict.check(seen, shown(row), {"themes": kept, "set_aside": set_aside})
        chosen = {known[one] for one in kept}
        if new.strip():
            chosen.add(themes.made(found.round, "" if everywhere else row.arc, new, where="new").pk)
        fields = saving.changed(row, {"set_aside": set_aside})
        if _recode(row, chosen, by.actor):
            fields.append("themes")
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now, verb="coded")


def shown(row: Remark) -> dict[str, object]:
    """Return the values that the form shows, by field."""
    return {
        "themes": sorted(str(pk) for pk in Coding.objects.filter(remark=row).values_list("theme_id", flat=True)),
        "set_aside": row.set_aside,
    }


def _recode(row: Remark, chosen: set[UUID], actor: str) -> bool:
    """Let exactly the `chosen` themes stand for a remark; return whether anything changed."""
    stand = set(Coding.objects.filter(remark=row).values_list("theme_id", flat=True))
    Coding.objects.filter(remark=row, theme_id__in=stand - chosen).delete()
    Coding.objects.bulk_create(
        Coding(remark=row, theme_id=pk, coded_by=actor) for pk in sorted(chosen - stand, key=str)
    )
    return stand != chosen
