"""The interviews of a worked example, read from its files: who said what, and what it comes to."""

import csv
from pathlib import Path

from oneworkforce.assess.domain import framework_file, interviews
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.interviews import Said, View
from oneworkforce.lib import text

FRAMEWORK = "six-theme-audit"
SCORES, NOTES = "interviews.csv", "notes.csv"


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file by their headings."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def views(example: Path, framework: Framework) -> list[View]:
    """Return what was said of each service, in the order of the file of scores."""
    noted = {(row["service"], row["question"]): row["note"] for row in rows(example / NOTES)}
    return [_view(framework, row, noted) for row in rows(example / SCORES)]


def summary(example: Path) -> list[str]:
    """Return what the interviews found, in sentences: how many, the themes that press, those with the most notes."""
    framework = framework_file.load(FRAMEWORK)
    found = views(example, framework)
    themes = interviews.themes(framework, found)
    lines = [f"{text.counted(len(found), 'service')} interviewed on {text.counted(len(themes), 'theme')}."]
    lines += [interviews.evidence(framework, theme) for theme in interviews.pressing(framework, themes)]
    most = sorted(themes, key=lambda theme: -theme.notes)[:2]
    named = [f"{framework.say(theme.arc.title)} ({theme.notes})" for theme in most]
    return [*lines, f"Most notes: {text.listed(named)}."]


def _view(framework: Framework, row: dict[str, str], noted: dict[tuple[str, str], str]) -> View:
    said = {
        question.id: Said(
            int(row[question.id]) if row[question.id] else None, noted.get((row["service"], question.id), "")
        )
        for question in framework.questions
    }
    return View(row["service"], row["organisation"], said)
