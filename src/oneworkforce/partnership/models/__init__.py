"""What a partnership remembers of its organisations, places and people."""

from oneworkforce.partnership.models.grant import Cover, Grant
from oneworkforce.partnership.models.invitation import Invitation
from oneworkforce.partnership.models.locality import AgencyMember, Grouping, GroupingMember, Locality, LocalityContact
from oneworkforce.partnership.models.membership import Membership
from oneworkforce.partnership.models.organisation import LinkPerson, Organisation
from oneworkforce.partnership.models.person import Credential, Language, Person, Qualification, Skill
from oneworkforce.partnership.models.team import Team, TeamMember
from oneworkforce.partnership.models.token import Token

__all__ = [
    "AgencyMember",
    "Cover",
    "Credential",
    "Grant",
    "Grouping",
    "GroupingMember",
    "Invitation",
    "Language",
    "LinkPerson",
    "Locality",
    "LocalityContact",
    "Membership",
    "Organisation",
    "Person",
    "Qualification",
    "Skill",
    "Team",
    "TeamMember",
    "Token",
]
