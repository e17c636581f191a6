"""The rules of a file of posts and staff records: one code each, with what is wrong and the remedy.

A code never means two things, and a rule never has two codes. docs/reference/staff-file.md is made from this list.
"""

from dataclasses import dataclass

from oneworkforce.lib.titled import Titled

MOST_ROWS = 250_000
MOST_COLUMNS = 400
LARGEST = 200 << 20
"""Bytes of a file."""
UNPACKED = 200 << 20
"""Bytes that a workbook may unpack to."""
MOST_CELLS = 5_000_000
"""Cells of a workbook, which stands in memory whole; CSV is read block by block and has no such limit."""
LONGEST_NAME, LONGEST_QUALIFICATION = 120, 160
"""Letters of a name or team, and of what a qualification is called."""
EXAMPLE = "EXAMPLE"
"""The staff number of the example in our template: its row is no row."""


class Severity(Titled):
    """What comes of a rule that is broken."""

    FILE = "file", "The file is not read"
    ERROR = "error", "The row is not taken"
    LEFT_OUT = "left_out", "The value is left out, the row is taken"
    NOTE = "note", "It is taken as it stands"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its code begins with F (file), E (row), W (value) or N (note)."""

    code: str
    what: str
    remedy: str

    @property
    def severity(self) -> Severity:
        """Return what comes of breaking it."""
        return _SEVERITIES[self.code[0]]


_SEVERITIES = {"F": Severity.FILE, "E": Severity.ERROR, "W": Severity.LEFT_OUT, "N": Severity.NOTE}

_LIST = (
    ("F101", "The file cannot be read as a table.", "Save it again as CSV UTF-8 or as an Excel workbook."),
    ("F102", "It holds no rows beneath its headings.", "Put one post on each row under the headings."),
    ("F103", f"It holds more than {MOST_ROWS:,} rows.", "Give it in several files, for instance one an organisation."),
    ("F104", f"It has more than {MOST_COLUMNS:,} columns.", "Remove the columns that are empty or not needed."),
    (
        "F105",
        f"The workbook unpacks to more than {UNPACKED >> 20} MB or {MOST_CELLS:,} cells.",
        "Save the one sheet that is needed as CSV UTF-8.",
    ),
    ("F106", "The workbook holds a document type, which no spreadsheet writes.", "Save it again from a spreadsheet."),
    ("F107", "Two columns stand for the same item.", "Choose one of them for the item, and leave the other out."),
    ("F108", "No column says the role.", "Choose the column that holds the role or job title."),
    (
        "F109",
        "No column says who holds the post or that it is vacant.",
        "Choose the column with the staff number, or the day since when a post is vacant.",
    ),
    (
        "F110",
        "No column says the organisation, and you keep the posts of several.",
        "Choose one for the whole file, or add a column.",
    ),
    (
        "F111",
        "None of its headings is known.",
        "Check that the first row holds the headings, then choose what each is.",
    ),
    ("E201", "The row has more or fewer cells than there are headings.", "Look for a missing or extra separator."),
    ("E202", "The organisation is missing.", "Enter the organisation as it is called here."),
    (
        "E203",
        "This is no organisation whose posts you keep.",
        "Use its name as it is called here, or leave the row to its manager.",
    ),
    ("E204", "The role is missing.", "Enter a role of the list."),
    ("E205", "The role is not in the list.", "Use a role of the list, or say on the page of columns what it means."),
    (
        "E206",
        "Nobody holds the post, and it is not said to be vacant.",
        "Enter the staff number of who holds it, or the day since when it is vacant.",
    ),
    (
        "E207",
        "The staff number cannot be one.",
        "Use up to 40 letters and figures, with the signs . _ / - between them.",
    ),
    (
        "E208",
        "The post reference cannot be one.",
        "Use up to 40 letters and figures, with the signs . _ / - between them.",
    ),
    ("E209", "The same post stands in more than one row.", "Keep one row for each post."),
    (
        "E210",
        "It cannot be told which post this is: the person has several in this role.",
        "Enter the post reference.",
    ),
    ("E211", "The post ends before it began.", "Correct the day it started or the day it was left."),
    ("E212", "The post is both held and vacant.", "Empty either the staff number or the day since when it is vacant."),
    (
        "E213",
        "The post has been left and is vacant.",
        "Leave the row to the past, or give the vacancy a row of its own.",
    ),
    ("E214", "A vacant post has no reference.", "Enter a post reference, so that it is found again next year."),
    (
        "E215",
        "The post reference or staff number begins like a formula.",
        "Remove the sign in front of it.",
    ),
    ("E216", "The post begins or falls vacant more than 12 months ahead.", "Check the year, or give the row later."),
    (
        "E217",
        "As it is stored, somebody else held the post at that time, or it had not begun.",
        "Enter the day on which the holder changed, or correct what is stored on the page of the post first.",
    ),
    ("W301", "This is not a date.", "Write it as 2024-09-30 or 30/09/2024."),
    ("W302", "The year of the date has two figures.", "Write the year with four figures, such as 30/09/2024."),
    ("W304", "The date lies before 1940.", "Check the year."),
    ("W305", "This is not a year.", "Write four figures, such as 1984, and no day or month."),
    ("W306", "The year of birth makes the person younger than 14 or older than 100.", "Check the year."),
    ("W307", "The post began before the person was 14.", "Correct the year of birth or the day the post started."),
    ("W308", "The year of retiring is past or more than 60 years away.", "Check the year."),
    ("W309", "These are no hours a week.", "Write hours as 37 or 18.5, or hours and minutes as 18:30."),
    ("W310", "Nobody works more than 100 hours a week.", "Enter the hours of one week, not of a month or year."),
    ("W311", "Hours of a full-time week are between 1 and 100.", "Enter the hours of one full-time week."),
    ("W312", "This is not one of the words of this column.", "Use a word of the list for this column."),
    ("W313", "This is not a whole number from 0 to 998.", "Enter the number alone."),
    ("W314", "This is not a number of days from 0 to 366.", "Enter whole or half days, such as 4 or 4.5."),
    ("W315", "This is not a level from 1 to 8.", "Enter the number of the level alone."),
    ("W316", "The list holds a language that is not known by name.", "Write the English name of each language."),
    (
        "W317",
        "The list is too long, or a part of it is.",
        "Give at most 50 parts of up to 80 letters, between semicolons.",
    ),
    (
        "W318",
        "The text is longer than the column holds.",
        f"Shorten it to {LONGEST_NAME} letters, what a qualification is called to {LONGEST_QUALIFICATION}.",
    ),
    ("W319", "This is not an e-mail address.", "It looks like name@example.org."),
    ("W320", "The cell begins like a formula.", "Remove the sign in front of it, or give the column as plain text."),
    ("W321", "The organisation has no team of this name.", "Use the team's name, or add the team first."),
    ("W322", "There is no locality of this name.", "Use a locality's name as it is called here."),
    ("W323", "Several localities have this name.", "Write the one above it too, such as Marsh, Northshire."),
    ("W324", "Why somebody left is said, but not when.", "Enter the day the post was left."),
    ("W325", "Both a year of birth and an age band are given.", "Keep one of them: the year is kept."),
    ("W326", "The level belongs to no qualification.", "Enter the qualification too."),
    ("W327", "A number stands where a date should.", "Give the column a date format before you save the file."),
    (
        "W328",
        "Another row says something else of the same person.",
        "Make the rows of a person agree: the first is kept.",
    ),
    ("W329", "The person said this themself; a file does not change it.", "Ask them to change it on their own record."),
    ("W330", "The date lies more than 12 months ahead.", "Check the year."),
    ("W331", "The sign for a missing letter stands in the text.", "Save the file again as CSV UTF-8 from its source."),
    (
        "W332",
        "The person is of another organisation by now, which says what they are called and what they can do.",
        "Nothing needs doing: their post and your staff record of them are taken.",
    ),
    (
        "W333",
        "Another organisation keeps the staff record of the person.",
        "Their post is taken. The record comes to you once they are of your organisation and hold no post there.",
    ),
    (
        "W334",
        "Why a check or a registration has no date is not kept.",
        "Enter the day on which it ends, or leave the cell empty.",
    ),
    ("W340", "The year in which the person began lies ahead or more than 80 years back.", "Check the year."),
    ("W341", "Nobody holds the post, so nobody came to it.", "Empty where they came from, or enter the staff number."),
    ("N401", "The posts of this person come to more than 75 hours a week.", "Check the hours of each post."),
    ("N402", "The heading names two things, and its column was left out.", "Give each of them a column of its own."),
    ("N403", "A column was left out, since it stands for no item.", "Nothing needs doing if that is meant."),
    (
        "N404",
        "Somebody with this address is known elsewhere in the partnership, and would be counted twice.",
        "If it is the same person, ask an administrator to say on their page that they are of your organisation.",
    ),
    (
        "N405",
        "Only one sheet of the workbook was read.",
        "If another one holds posts, give it as a file of its own.",
    ),
    (
        "N406",
        "The post has ended, as it is stored, and stays so.",
        "Nothing needs doing if that is right. Where somebody came back, enter the day on which they started again.",
    ),
    (
        "N407",
        "Somebody else holds the post now, and the row does not say since when.",
        "Who held it counts as having left the day before the file came. Enter the day it started to say another.",
    ),
)

RULES: dict[str, Rule] = {code: Rule(code, what, remedy) for code, what, remedy in _LIST}
"""Every rule by its code."""
