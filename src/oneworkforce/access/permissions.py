"""Every permission there is, each with a sentence that says what it lets a person do."""

from enum import StrEnum
from typing import Self


class Permission(StrEnum):
    """One thing a person may do; the value is the name in roles.yaml, `meaning` the sentence for people."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """Make a text that knows what it means."""
        made = str.__new__(cls, value)
        made._value_ = value
        made.meaning = meaning
        return made

    SEE_ORGANISATIONS = "organisations.see", "See organisations, their teams and their link persons."
    CHANGE_ORGANISATIONS = "organisations.change", "Add and change organisations, teams and link persons."
    SEE_LOCALITIES = "localities.see", "See localities, groupings, member agencies and ground rules."
    CHANGE_LOCALITIES = "localities.change", "Add and change localities, groupings, members, contacts and ground rules."
    SEE_PEOPLE = "people.see", "See people with their skills, languages, qualifications and credentials."
    CHANGE_PEOPLE = "people.change", "Add and change people, their skills, languages, qualifications and credentials."
    CHANGE_OWN_RECORD = "people.change_own", "Keep one's own record and say what colleagues may see."
    INVITE = "memberships.invite", "Invite people to sign in."
    GRANT = "memberships.grant", "Give and end roles, and arrange cover while somebody is on leave."
    SWITCH_OFF = "memberships.switch_off", "Switch a leaver off everywhere at once."
    SEE_RESULTS = "results.see", "See guarded results, findings and the method behind each figure."
    CHANGE_ROUNDS = "rounds.change", "Set up a round, upload its answers and record findings."
    SEE_PLANS = (
        "plans.see",
        "See strategies, actions and groups, and comment on a text that is out for comment.",
    )
    CHANGE_PLANS = "plans.change", "Write strategies, strands, actions, groups and their meetings."
    SIGN_OFF_PLANS = "plans.sign_off", "Sign off a plan, or send it back with a reason."
    SEE_REPORTS = "reports.see", "Read reports on the desk, drafts and exempt ones too, and comment on them."
    CHANGE_REPORTS = "reports.change", "Write reports and issue them."
    READ_BY_TOKEN = "tokens.keep", "Make a token by which a program reads what its owner may read."
    SEE_POSTS = "posts.see", "See posts, who holds them and how many hours they have."
    CHANGE_POSTS = "posts.change", "Add, change and upload posts, staff records and totals."
    SEE_PERSONAL = "posts.see_personal", "See year of birth, retirement, equality facts and absence of staff records."
    COLLECT = "collections.run", "Run collections of workforce data: deadline, reminders, status by organisation."
    SEE_COLLECTIONS = "collections.see", "See which organisations have answered a collection, and how."
    HOLD_SESSIONS = "sessions.hold", "Hold sessions in localities: what is recorded there, totals entered in the room."
    SEARCH = "workforce.search", "Search for who can do and speak what, as far as each person agreed."
    SEE_WORKFORCE = "workforce.see", "See guarded counts of the workforce by place, sector, role, age and contract."
    SEE_TERMS = "terms.see", "See pay and conditions of groups of staff side by side, and ask about them."
    CHANGE_TERMS = "terms.change", "Write down pay and conditions, and answer questions about them."
    SEE_SECONDMENTS = "secondments.see", "See secondments of which one has either end."
    CHANGE_SECONDMENTS = "secondments.change", "Propose, agree and end secondments of which one has an end."
    SEE_WORKFORCE_PLANS = (
        "workforce_plans.see",
        "See workforce plans by the six steps, with their projections and gaps.",
    )
    CHANGE_WORKFORCE_PLANS = "workforce_plans.change", "Write workforce plans and run their projections."
    READ_AUDIT = "audit.read", "Read what happened and who looked, and export it."
    SEE_MESSAGES = "messages.see", "See what was sent, and settle a message that may or may not have arrived."
    SEE_JOBS = "jobs.see", "See long work of the whole partnership and cancel it."
