"""The kinds of things in a workforce plan, as tables keep them and people call them."""

from oneworkforce.lib.titled import Titled


class Assumed(Titled):
    """What an assumption is about. A share is of the people there, within a year."""

    LEAVING = "leaving", "Share that leaves within a year, retirements apart"
    RETIRING = "retiring", "Share that retires within a year"
    STARTING = "starting", "People who start within a year, for each 100 there"
    FILLING = "filling", "Share of open vacancies that is filled within a year, beside those who start anyway"


class MeasureKind(Titled):
    """How a measure closes a gap."""

    RECRUIT = "recruit", "Recruit"
    TRAIN = "train", "Train our own"
    RETAIN = "retain", "Keep people longer"
    REDESIGN = "redesign", "Change roles or how work is done"
    REDUCE = "reduce", "Need less, by helping earlier"
    SHARE = "share", "Share people between organisations"


class Ready(Titled):
    """When a successor could take over."""

    NOW = "now", "Ready now"
    SOON = "soon", "Ready in one to two years"
    LATER = "later", "Ready later"


class RunState(Titled):
    """Where a version of a projection stands."""

    WAITING = "waiting", "Being computed"
    DONE = "done", "Done"
    FAILED = "failed", "Could not be computed"


class Basis(Titled):
    """What the share of people with a skill is from."""

    PLACE = "place", "People of the place"
    AREA = "area", "People of the whole area"
    WITHHELD = "withheld", "Withheld: too few people"
    UNKNOWN = "unknown", "Not known of anybody"


class BlockKind(Titled):
    """What a row of a projection is of."""

    PART = "part", "A role in a place, or several shown as one"
    ROLE = "role", "A role in the whole area"
    PLACE = "place", "All roles in a place"
    ALL = "all", "All roles in the whole area"
