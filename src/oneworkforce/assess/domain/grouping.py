"""The columns by which a round's answers are grouped, as people write them."""

import re

from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused

MOST, LONGEST = 6, 60
_BETWEEN = re.compile(r"[,;\n\r\t]")


def columns(said: str, framework: Framework, *, where: str) -> tuple[str, ...]:
    """Return the columns named in `said`, between commas or on lines; raise Refused with what cannot be grouped by."""
    found: dict[str, str] = {}
    for name in map(text.plain, _BETWEEN.split(said)):
        if name:
            found.setdefault(text.folded(name), name)
    faults = []
    asked = {text.folded(name) for question in framework.questions for name in (question.id, *question.text.values())}
    for folded, name in found.items():
        if len(name) > LONGEST:
            what = f"The name of a column is {len(name):,} characters long."
            faults.append(Fault(where, what, f"Use {LONGEST} or fewer, as the file of answers heads it."))
        elif folded in asked:
            what = f"“{name}” is a question, not a group."
            faults.append(Fault(where, what, "Group by a column that says where or who somebody is."))
        elif folded == framework_file.COUNT_COLUMN:
            what = f"“{name}” heads the numbers of people who could have answered."
            faults.append(Fault(where, what, "Group by a column that says where or who somebody is."))
    if len(found) > MOST:
        what = f"There are {len(found)} columns."
        faults.append(Fault(where, what, f"Group by {MOST} or fewer: more would leave groups too small to show."))
    if faults:
        raise Refused(*faults)
    return tuple(found.values())
