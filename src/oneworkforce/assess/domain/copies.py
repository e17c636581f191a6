"""A round copied forward: what its successor is called, and which audiences it can go on asking."""

from oneworkforce.assess.domain.framework import Framework

LONGEST_TITLE = 160


def next_title(title: str, year: int) -> str:
    """Return the title a year later: its year counted up, or the next year put behind it."""
    before, after = str(year), str(year + 1)
    if before in title:
        return title.replace(before, after)
    return f"{title[: LONGEST_TITLE - len(after) - 1].rstrip()} {after}"


def audiences(framework: Framework) -> frozenset[str]:
    """Return the audiences that a frame may hold: those of the framework, "" alone where it has none."""
    asked = {audience for question in framework.questions for audience in question.audiences}
    return frozenset({*framework.audiences, *asked} or {""})
