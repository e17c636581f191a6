"""`oneworkforce workforce`: what whoever keeps the machine does for the record, and docs/reference/staff-file.md."""

import click

from oneworkforce.ground import start
from oneworkforce.lib import terminal, text
from oneworkforce.workforce.domain import items, roles, staff_template
from oneworkforce.workforce.domain.staff_rules import (
    EXAMPLE,
    LARGEST,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    RULES,
    UNPACKED,
    Severity,
)
from oneworkforce.workforce.domain.upload_states import TABLE

_OPENING = f"""# The file of posts

Made by `oneworkforce workforce staff-file` from the data set, the lists and the rules themselves; a test fails when
this page is not what it prints.

A file has a row for each post, with where it is and who holds it: CSV (comma, semicolon or tab; UTF-8, UTF-16 or
Windows-1252) or an Excel workbook (.xlsx, its first sheet with cells; where there are others, you are told), at most
{LARGEST >> 20} MB, {MOST_ROWS:,} rows and {MOST_COLUMNS} columns. A row of CSV is at most 1 MB. A workbook unpacks to
at most {UNPACKED >> 20} MB and {MOST_CELLS:,} cells, which are those of the rectangle from its first to its last one; a
larger one is given as CSV. Other headings than ours will do: on first sight you say what each is, and that is
remembered for the next file of the organisation, unless the heading looks like a date, a number or an e-mail address.

- Nothing is stored before you have seen what would happen: new, changed value by value, unchanged, not mentioned.
- A post is known by its organisation and its reference. Without a reference it is the one post that the person holds in
  the role; where that is not one post, the row says so. A person is known by organisation and staff number, else by an
  e-mail address that one person of the organisation has who has no staff record yet.
- An empty cell says nothing: what is stored stays. A post that the file does not mention stays too: a file never
  deletes.
- Who holds a post changes by its row: another staff number with the day they started, or the day since when it is
  vacant. Who held it keeps what is stored of them, ended on the day before (why is not known, until somebody says it),
  and counts as a leaver; the post goes on, with a reference of its own such as P1-2. Your file goes on to say P1: its
  row is about whom it names, else about the last to whom the post came. The preview says who leaves. A last day that is
  stored and past stands; a post that had ended goes on with another holder, a vacancy, or somebody who starts again
  after their last day. Days that contradict what is stored make the row one to mend.
- Words say why there is no value: unknown, not known, n/k, 999 (not known); prefer not to say, refused, not stated (not
  told); none, n/a (there is none). "None" takes away what is stored; "not asked" says nothing. Of when a check or a
  registration ends none of these words is kept, and you are told so.
- Skills and languages of a file are added to those that a person has. What a person said of themself on their own
  record no file changes, whatever it is; a year of birth and an age band count as one.
- A post may begin, or fall vacant, up to 12 months ahead: it counts from that day on.
- A row whose staff number is {EXAMPLE} is an example and is not read, nor is our own column "what to mend".
- Nothing that a message says repeats a cell, unless it is a short number in a column that is not personal. The file
  comes back as what it was, workbook or CSV, with a first column that says what to mend in each row.

"""


def page() -> str:
    """Return the page."""
    return "\n".join([_OPENING.rstrip(), "", *_columns(), *_lists(), *_rules(), *_states()]) + "\n"


def _columns() -> list[str]:
    lines = [
        "## Columns",
        "",
        "| column | of | what it takes | other headings | what it is for |",
        "|---|---|---|---|---|",
    ]
    for item in items.all_items().values():
        other = ", ".join(item.words)
        lines.append(f"| `{item.column}` | {item.of} | {staff_template.takes(item)} | {other} | {item.why} |")
    return [*lines, "", f"Version of the data set: {items.version()}; of the roles: {roles.version()}.", ""]


def _lists() -> list[str]:
    lines = ["## Words of lists", ""]
    for column, words in staff_template.words([*items.all_items().values()]):
        lines.append(f"- `{column}`: {'; '.join(words)}.")
    return [*lines, ""]


def _rules() -> list[str]:
    lines = ["## Rules", "", "Each has one code, and each code one rule.", ""]
    for severity in Severity:
        lines += [f"### {severity.title_}", "", "| code | what is wrong | what to do |", "|---|---|---|"]
        lines += [
            f"| {rule.code} | {rule.what} | {rule.remedy} |" for rule in RULES.values() if rule.severity is severity
        ]
        lines.append("")
    return lines


def _states() -> list[str]:
    lines = ["## States of a file", "", "| state | what may happen | what it becomes |", "|---|---|---|"]
    for state, steps in TABLE.items():
        lines += [f"| {state.title_} | {step.title_} | {then.title_} |" for step, then in steps.items()]
    return lines


@click.group(cls=terminal.Commands)
def workforce() -> None:
    """Keep what is made from the record of the workforce."""


@workforce.command("rebuild-search")
@click.option("--partnership", "name", metavar="NAME", help="Only this partnership.")
def rebuild_search(name: str | None) -> None:
    """Write the sets of Find people anew from the records. Harmless at any time: people go on searching meanwhile."""
    start.set_up()
    from django.utils import timezone  # noqa: PLC0415  models are loaded by now

    from oneworkforce.ground import partnerships, scope  # noqa: PLC0415
    from oneworkforce.workforce.commands import search_index  # noqa: PLC0415

    for partnership in partnerships.called(name):
        with scope.entered(partnership.pk):
            many = search_index.rebuild(today=timezone.localdate())
        click.echo(f"{text.plain(partnership.name)}: {text.counted(many, 'person', 'people')} in the search.")


@workforce.command("staff-file")
def staff_file() -> None:
    """Print what a file of posts holds, and the rules that it is checked by, as Markdown."""
    click.echo(page(), nl=False)
