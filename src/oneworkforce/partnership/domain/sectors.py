"""The sectors a children's workforce is drawn from, and the levels of its places."""

from oneworkforce.lib.titled import Titled


class Sector(Titled):
    """Where an organisation belongs."""

    COUNCIL = "council", "Council"
    HEALTH = "health", "Health"
    SCHOOL = "school", "School"
    EARLY_YEARS = "early_years", "Early years"
    COLLEGE = "college", "College or training provider"
    POLICE = "police", "Police and youth justice"
    HOUSING = "housing", "Housing"
    VOLUNTARY = "voluntary", "Voluntary and community"
    FAITH = "faith", "Faith"
    PRIVATE = "private", "Private"
    FAMILY = "family", "Families and young people"


class Level(Titled):
    """How large a locality is; a locality lies in one of a larger level."""

    COUNTY = "county", "County"
    QUADRANT = "quadrant", "Quadrant"
    DISTRICT = "district", "District"
    AREA = "area", "Area"


class GroupingKind(Titled):
    """What a grouping of localities is for."""

    HEALTH = "health", "Health boundary"
    PANEL = "panel", "Panel"
    POLICE = "police", "Police area"
    OTHER = "other", "Other"


class LinkPurpose(Titled):
    """What a link person is asked about."""

    ASSESSMENT = "assessment", "Assessment link"
    WORKFORCE = "workforce", "Workforce data link"
    TRAINING = "training", "Training link"
