"""The titles of the arcs that an action may serve: of the latest round's framework, and of those that are shipped."""

from oneworkforce.assess.domain import arcs
from oneworkforce.assess.models import Round
from oneworkforce.assess.queries import stored


def titles() -> dict[str, str]:
    """Return title by "framework/arc", in the order of the rainbow; needs a scope."""
    latest = Round.objects.order_by("-year", "-made_at").first()
    own = arcs.titles(stored.framework_of(latest)) if latest else {}
    return {**own, **{link: title for link, title in arcs.shipped().items() if link not in own}}
