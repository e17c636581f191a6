"""What a partnership remembers of its strategies, actions and groups."""

from oneworkforce.plan.models.action import (
    Action,
    Dependency,
    GrantCondition,
    Milestone,
    Partner,
    Progress,
    Spending,
)
from oneworkforce.plan.models.group import Attendance, Group, GroupMember, Meeting
from oneworkforce.plan.models.link import Feed, UpdateLink
from oneworkforce.plan.models.sign_off import SignOff
from oneworkforce.plan.models.strategy import Source, Strand, StrandSource, Strategy
from oneworkforce.plan.models.text import Comment, Consulted, Version

__all__ = [
    "Action",
    "Attendance",
    "Comment",
    "Consulted",
    "Dependency",
    "Feed",
    "GrantCondition",
    "Group",
    "GroupMember",
    "Meeting",
    "Milestone",
    "Partner",
    "Progress",
    "SignOff",
    "Source",
    "Spending",
    "Strand",
    "StrandSource",
    "Strategy",
    "UpdateLink",
    "Version",
]
