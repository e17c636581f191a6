"""How audit tells of the workforce's nouns."""

from oneworkforce.audit.nouns import Noun, describe, labelled
from oneworkforce.workforce.domain import plan_parts
from oneworkforce.workforce.models import (
    Giving,
    PivotalPost,
    PlanVersion,
    Post,
    StaffRecord,
    Total,
    WorkforcePlan,
    by_part,
)


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(
        Noun("post", "the post", labelled(Post, "reference")),
        Noun("staff record", "the staff record of", labelled(StaffRecord, "person__name")),
        Noun("giving", "what is given by", labelled(Giving, "organisation__name")),
        Noun("total", "a total of", labelled(Total, "organisation__name")),
        Noun("workforce plan", "the workforce plan", labelled(WorkforcePlan, "title"), "workforce_plan"),
        Noun("version of a workforce plan", "a version of", labelled(PlanVersion, "plan__title"), "workforce_version"),
        Noun("pivotal post", "a pivotal post of", labelled(PivotalPost, "plan__title")),
        *(
            Noun(
                each.noun, f"{'an' if each.noun[0] in 'aeiou' else 'a'} {each.noun} of", labelled(model, "plan__title")
            )
            for each in plan_parts.PARTS
            for model in [by_part.MODELS[each.word]]
        ),
    )
