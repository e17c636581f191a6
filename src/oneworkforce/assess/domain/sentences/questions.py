"""How the questions of two frameworks compare, counted in a sentence."""

from oneworkforce.assess.domain.framework_changes import Comparison, Kind, Line
from oneworkforce.lib import text

_WORDS = {
    Kind.SAME: "the same",
    Kind.MAPPED: "mapped by a crosswalk",
    Kind.CHANGED: "changed",
    Kind.NEW: "new",
    Kind.REMOVED: "removed",
}


def counted(compared: Comparison) -> str:
    """Return how many questions are the same, mapped, changed, new and removed; kinds without any are left out."""
    told = [f"{number:,} {_WORDS[kind]}" for kind, number in compared.counts.items() if number]
    return f"Questions since the previous round: {text.listed(told)}.{moved(compared)}"


def moved(compared: Comparison) -> str:
    """Return how many questions stand in another arc, with a blank before it; nothing where none does."""
    if not compared.moved:
        return ""
    stand = "stands" if compared.moved == 1 else "stand"
    return f" Of them {compared.moved:,} {stand} in another arc."


def why(compared: Comparison, line: Line) -> str:
    """Return what is to be said of a question beside its texts: what differs, whence it moved, the crosswalk's note."""
    told = []
    if line.differs:
        told.append(f"Not as before: {text.listed(line.differs)}.")
    if line.moved and line.was is not None:
        told.append(f"It stood in “{compared.old.say(line.was.title)}”.")
    if line.why:
        told.append(line.why)
    return " ".join(told)


def listed(compared: Comparison) -> tuple[str, ...]:
    """Return a line for each question that is not as it was: for a terminal, arc by arc in the new order."""
    return tuple(
        f"{_KINDS[line.kind]}: {_texts(compared, line)}"
        for line in compared.lines
        if line.kind is not Kind.SAME or line.moved
    )


_KINDS = {
    Kind.SAME: "Moved",
    Kind.MAPPED: "Mapped",
    Kind.CHANGED: "Changed",
    Kind.NEW: "New",
    Kind.REMOVED: "Removed",
}


def _texts(compared: Comparison, line: Line) -> str:
    told = []
    if line.new is not None:
        told.append(f"{line.new.id} “{compared.new.say(line.new.text)}”")
    if line.old is not None and line.kind is not Kind.SAME:
        before = "" if line.new is None else "before: "
        told.append(f"{before}{line.old.id} “{compared.old.say(line.old.text)}”")
    return " ".join(filter(None, ("; ".join(told), why(compared, line))))
