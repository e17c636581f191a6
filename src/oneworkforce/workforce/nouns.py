"""How audit tells of the workforce's nouns."""

from oneworkforce.audit.nouns import Noun, describe, labelled
from oneworkforce.workforce.domain import plan_parts
from oneworkforce.workforce.models import (
    Collection,
    Enquiry,
    Giving,
    HrQuestion,
    Picture,
    PivotalPost,
    PlanVersion,
    Population,
    Post,
    Return,
    Secondment,
    Session,
    StaffRecord,
    StaffUpload,
    Terms,
    TermsGroup,
    TermsOf,
    Total,
    WorkforcePlan,
    by_part,
)


def register() -> None:
    """Say how each noun is called and where its page is: of enquiries and questions only few have one to see."""
    describe(
        Noun("post", "the post", labelled(Post, "reference"), url="post"),
        Noun("staff record", "the staff record of", labelled(StaffRecord, "person__name")),
        Noun("giving", "what is given by", labelled(Giving, "organisation__name")),
        Noun("picture", "the picture of the workforce made by", labelled(Picture, "made_by")),
        Noun("population", "the population table", labelled(Population, "title")),
        Noun("enquiry", "an enquiry to", labelled(Enquiry, "organisation__name")),
        Noun("search", "a search", lambda _ids: {}, many="for people"),
        Noun("staff upload", "a file of posts given by", labelled(StaffUpload, "asked_by")),
        Noun("total", "a total of", labelled(Total, "organisation__name")),
        Noun("terms_group", "the conditions of", labelled(TermsGroup, "title"), "terms_group", "groups of staff"),
        Noun("terms", "a version of the conditions of", labelled(Terms, "group__title")),
        Noun("terms_of", "the group", labelled(TermsOf, "group__title")),
        Noun("hr_question", "a question about", labelled(HrQuestion, "condition"), many="questions to HR"),
        Noun("secondment", "the secondment from post", labelled(Secondment, "post_reference"), "secondment"),
        Noun("collection", "the collection", labelled(Collection, "title"), "collection"),
        Noun("return", "the return of", labelled(Return, "organisation__name")),
        Noun("session", "the session in", labelled(Session, "locality__name"), "session"),
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
