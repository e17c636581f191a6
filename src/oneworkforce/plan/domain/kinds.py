"""The kinds of things in a plan, as tables keep them and people call them."""

from oneworkforce.lib.titled import Titled


class Timing(Titled):
    """How an action stands in time; a date is a day, or a whole month."""

    BY = "by", "Done by a date"
    PHASED = "phased", "Brought in step by step from a date"
    ONGOING = "ongoing", "Carried on without an end"


class Source(Titled):
    """Where a strand comes from."""

    VISIONING = "visioning", "Visioning event"
    ASSESSMENT = "assessment", "Results of a round"
    CONSULTATION = "consultation", "Consultation"
    POLICY = "policy", "National or local policy"
    OTHER = "other", "Something else"


class GroupKind(Titled):
    """What a group is for."""

    STEERING = "steering", "Steering group"
    WORKSTREAM = "workstream", "Workstream"


class Part(Titled):
    """The part of a person in a group."""

    CHAIR = "chair", "Chair"
    LEAD = "lead", "Lead"
    MEMBER = "member", "Member"


class Attended(Titled):
    """Whether a member was at a meeting."""

    PRESENT = "present", "Present"
    APOLOGIES = "apologies", "Sent apologies"
    ABSENT = "absent", "Absent"
    NOT_RECORDED = "not_recorded", "Not recorded"


class Answer(Titled):
    """What came of a plan that was put to the executive."""

    WAITING = "", "Waiting"
    SIGNED = "signed", "Signed off"
    RETURNED = "returned", "Sent back"


class TextState(Titled):
    """Where a version of a strategy's text stands."""

    DRAFT = "draft", "Draft"
    OUT = "out", "Out for comment"
    ADOPTED = "adopted", "Adopted"
    SUPERSEDED = "superseded", "Replaced by a later version"


class Asked(Titled):
    """Who is asked to comment."""

    ORGANISATION = "organisation", "An organisation of the partnership"
    UNION = "union", "A trade union or staff body"
    FAMILIES = "families", "Children, young people and families"
    OTHER = "other", "Others"
