"""The titles of arcs by the reference that a plan keeps, "framework/arc"."""

from functools import cache

from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.framework import Framework


def titles(framework: Framework) -> dict[str, str]:
    """Return the title of each arc of a framework by its reference, in the order of the rainbow."""
    return {f"{framework.id}/{arc.id}": framework.say(arc.title) for arc in framework.arcs}


@cache
def shipped() -> dict[str, str]:
    """Return those of the frameworks that come with the product."""
    every = (framework_file.load(name) for name in framework_file.shipped())
    return {link: title for each in every for link, title in titles(each).items()}
