"""The kinds of things in the record of a workforce, as tables and files keep them and people call them."""

from oneworkforce.lib.titled import Titled


class Contract(Titled):
    """On what footing somebody holds a post."""

    PERMANENT = "permanent", "Permanent"
    FIXED_TERM = "fixed_term", "Fixed term"
    TEMPORARY = "temporary", "Temporary"
    BANK = "bank", "Pool or bank"
    ZERO_HOURS = "zero_hours", "Zero hours"
    AGENCY = "agency", "Agency"
    SECONDMENT = "secondment", "Secondment"
    SELF_EMPLOYED = "self_employed", "Self-employed"
    SERVICE_AGREEMENT = "service_agreement", "Service agreement"
    APPRENTICESHIP = "apprenticeship", "Apprenticeship"
    VOLUNTEER = "volunteer", "Volunteer"


EMPLOYED = (Contract.PERMANENT, Contract.FIXED_TERM, Contract.TEMPORARY)
"""The contracts that published vacancy and turnover rates count (facts: permanent and temporary staff)."""


class Known(Titled):
    """An answer to a question of yes or no; what is not known, not told and not asked never stand for "no"."""

    NOT_ASKED = "not_asked", "Not asked yet"
    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"
    REFUSED = "refused", "Prefers not to say"


class Unsaid(Titled):
    """Why a value is missing. A value that is missing without any of these was not asked for yet."""

    UNKNOWN = "unknown", "Not known"
    REFUSED = "refused", "Prefers not to say"
    NONE = "none", "None"


class AgeBand(Titled):
    """An age, where a year of birth is more than somebody wants to give. Upper ends are included."""

    UNDER_25 = "under_25", "Under 25"
    TO_34 = "25_34", "25 to 34"
    TO_44 = "35_44", "35 to 44"
    TO_54 = "45_54", "45 to 54"
    TO_59 = "55_59", "55 to 59"
    TO_64 = "60_64", "60 to 64"
    FROM_65 = "65_over", "65 and over"


class Gender(Titled):
    """Equality fact by choice."""

    WOMAN = "woman", "Woman"
    MAN = "man", "Man"
    OTHER = "other", "In another way"
    REFUSED = "refused", "Prefers not to say"
    NOT_ASKED = "not_asked", "Not asked yet"


class Ethnicity(Titled):
    """Equality fact by choice; the values are the codes of the social work workforce census of 2022."""

    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WOTH = "WOTH", "Any other White background"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    AOTH = "AOTH", "Any other Asian background"
    BCRB = "BCRB", "Black Caribbean"
    BAFR = "BAFR", "Black African"
    BOTH = "BOTH", "Any other Black background"
    CHNE = "CHNE", "Chinese"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Prefers not to say"
    NOBT = "NOBT", "Not asked yet"


class LeavingReason(Titled):
    """Why somebody left a post (the census's list, in our order)."""

    RESIGNED = "resigned", "Resigned"
    RETIRED = "retired", "Retired"
    MOVED = "moved", "Moved to another post of the organisation"
    ENDED = "ended", "The contract or the funding ended"
    REDUNDANT = "redundant", "Redundancy"
    DISMISSED = "dismissed", "Dismissed"
    DIED = "died", "Died"
    OTHER = "other", "Something else"
    UNKNOWN = "unknown", "Not known"


class Destination(Titled):
    """Where somebody went who left a post."""

    SAME_PARTNERSHIP = "same_partnership", "Another organisation of this partnership"
    CHILDREN_ELSEWHERE = "children_elsewhere", "Work with children elsewhere"
    AGENCY = "agency", "An agency"
    OTHER_WORK = "other_work", "Other work"
    NO_WORK = "no_work", "No work, study or retirement"
    UNKNOWN = "unknown", "Not known"


class Away(Titled):
    """Long-term absence, for the days of today."""

    PARENTAL = "parental", "Maternity, paternity or adoption"
    SICKNESS = "sickness", "Sickness"
    TRAINING = "training", "Training"
    OTHER_PAID = "other_paid", "Other, paid"
    UNPAID = "unpaid", "Unpaid leave"


class Origin(Titled):
    """How a row came to be as it is."""

    HAND = "hand", "By hand"
    UPLOAD = "upload", "From a file"
    SELF = "self", "By the person themself"


class Gives(Titled):
    """What an organisation gives of its workforce: each counts once, the other is kept and not counted."""

    ROWS = "rows", "A row for each post"
    TOTALS = "totals", "Totals only"
