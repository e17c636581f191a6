"""The titles of arcs by the reference that a plan keeps: of shipped frameworks, and of the latest round's."""

from functools import cache

from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.models import Round
from oneworkforce.assess.queries import stored


def titles() -> dict[str, str]:
    """Return title by "framework/arc", in the order of the rainbow, the latest round's first; needs a scope."""
    latest = Round.objects.order_by("-year", "-made_at").first()
    own = _titles(stored.framework_of(latest)) if latest else {}
    return {**own, **{link: title for link, title in shipped().items() if link not in own}}


@cache
def shipped() -> dict[str, str]:
    """Return those of the frameworks that come with the product."""
    every = (framework_file.load(name) for name in framework_file.shipped())
    return {link: title for each in every for link, title in _titles(each).items()}


def _titles(framework: Framework) -> dict[str, str]:
    return {f"{framework.id}/{arc.id}": framework.say(arc.title) for arc in framework.arcs}
