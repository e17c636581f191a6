"""Files of answers and frames that are wrong, each with what a person is told.

The framework is `SMALL`: q1 to q3 scored 1 to 5, described in words, q3 asked of leaders alone.
"""

from dataclasses import dataclass
from fractions import Fraction

from factories import files
from oneworkforce.assess.domain.framework import Arc, Framework, Question, Scale

SMALL = Framework(
    id="small",
    version=1,
    title={"en": "Small"},
    scale=Scale(1, 5, Fraction(3), {1: {"en": "fragmented"}, 3: {"en": "partly"}, 5: {"en": "integrated"}}),
    arcs=(
        Arc(
            "working",
            {"en": "Working together"},
            (
                Question("q1", {"en": "We share what we know about a child"}),
                Question("q2", {"en": "We meet, and we listen"}),
                Question("q3", {"en": "Leaders set aside time for joint work"}, audiences=("leaders",)),
            ),
        ),
    ),
    audience_column="audience",
    audiences={"leaders": {"en": "Leaders and managers"}, "frontline": {"en": "Frontline staff"}},
)

HEAD = b"district,audience,q1,q2,q3\n"
GOOD = HEAD + b"Oak,leaders,3,4,5\nElm,frontline,1,2,\n"
FRAME = b"district,audience,invited\nOak,leaders,20\nElm,frontline,30\n"


@dataclass(frozen=True)
class Spoiled:
    """A spoiled file: `told` is each line that a person sees."""

    content: bytes
    told: tuple[str, ...]
    name: str = "answers.csv"
    frame: bytes | None = None
    by: tuple[str, ...] = ("district",)
    weighted: bool = False


FILES: dict[str, Spoiled] = {
    "an empty file": Spoiled(
        b"", told=("file answers.csv: It is empty. Export it again; the first row must hold the headings.",)
    ),
    "only white space": Spoiled(
        b"\n  \n", told=("file answers.csv: It is empty. Export it again; the first row must hold the headings.",)
    ),
    "headings alone": Spoiled(
        HEAD, told=("answers: no row holds an answer. Check that this is the file of answers and not its template.",)
    ),
    "rows without any answer": Spoiled(
        HEAD + b"Oak,leaders,,,\n",
        told=("answers: no row holds an answer. Check that this is the file of answers and not its template.",),
    ),
    "the first row empty": Spoiled(b"\n" + GOOD, told=("row 1: It is empty. Put the headings in the first row.",)),
    "a score above the scale": Spoiled(
        HEAD + b"Oak,leaders,3,4,6\n",
        told=("row 2, column q3: 6 is not on the scale. Give a whole number from 1 to 5, dk, na, or leave it empty.",),
    ),
    "a score below the scale": Spoiled(
        HEAD + b"Oak,leaders,0,4,5\n",
        told=("row 2, column q1: 0 is not on the scale. Give a whole number from 1 to 5, dk, na, or leave it empty.",),
    ),
    "a negative score": Spoiled(
        HEAD + b"Oak,leaders,3,-1,5\n",
        told=("row 2, column q2: -1 is not on the scale. Give a whole number from 1 to 5, dk, na, or leave it empty.",),
    ),
    "a fraction": Spoiled(
        HEAD + b"Oak,leaders,3.5,4,5\n",
        told=("row 2, column q1: 3.5 is a fraction. Give a whole number from 1 to 5, dk, na, or leave it empty.",),
    ),
    "a fraction with a comma": Spoiled(
        b"district;audience;q1;q2;q3\nOak;leaders;3,5;4;5\n",
        told=("row 2, column q1: 3,5 is a fraction. Give a whole number from 1 to 5, dk, na, or leave it empty.",),
    ),
    "a word that is no answer": Spoiled(
        HEAD + b"Oak,leaders,often,4,5\n",
        told=(
            "row 2, column q1: text of 5 characters is not an answer. Give a whole number from 1 to 5, dk, na, or leave it empty.",
        ),
    ),
    "a name in an answer": Spoiled(
        HEAD + b"Oak,leaders,Sam Appletree,4,5\n",
        told=(
            "row 2, column q1: text of 13 characters is not an answer. Give a whole number from 1 to 5, dk, na, or leave it empty.",
        ),
    ),
    "two answers in a cell": Spoiled(
        HEAD + b'Oak,leaders,"3, 4",4,5\n',
        told=(
            "row 2, column q1: text of 4 characters is not an answer. Give a whole number from 1 to 5, dk, na, or leave it empty.",
        ),
    ),
    "a formula": Spoiled(
        HEAD + b"Oak,leaders,=1+2,4,5\n",
        told=(
            "row 2, column q1: text of 4 characters is not an answer. Give a whole number from 1 to 5, dk, na, or leave it empty.",
        ),
    ),
    "a percentage": Spoiled(
        HEAD + b"Oak,leaders,50%,4,5\n",
        told=(
            "row 2, column q1: text of 3 characters is not an answer. Give a whole number from 1 to 5, dk, na, or leave it empty.",
        ),
    ),
    "a number with a thousand digits": Spoiled(
        HEAD + b"Oak,leaders," + b"9" * 1000 + b",4,5\n",
        told=(
            "row 2, column q1: text of 1,000 characters is not on the scale. Give a whole number from 1 to 5, dk, na, or leave it empty.",
        ),
    ),
    "faults in many rows": Spoiled(
        HEAD + b"Oak,leaders,7,4,5\nElm,frontline,1,8,\n",
        told=(
            "row 2, column q1: 7 is not on the scale. Give a whole number from 1 to 5, dk, na, or leave it empty.",
            "row 3, column q2: 8 is not on the scale. Give a whole number from 1 to 5, dk, na, or leave it empty.",
        ),
    ),
    "the same heading twice": Spoiled(
        b"district,audience,q1,q2,q3,q1\nOak,leaders,1,2,3,4\n",
        told=("columns 3, 6: They have the same heading. Give each column a heading of its own.",),
    ),
    "the same heading in another case": Spoiled(
        b"district,audience,q1,q2,q3,District\nOak,leaders,1,2,3,4\n",
        told=("columns 1, 6: They have the same heading. Give each column a heading of its own.",),
    ),
    "a question by id and by text": Spoiled(
        b'district,audience,q1,q2,q3,"We meet, and we listen"\nOak,leaders,1,2,3,4\n',
        told=("column 6: “q2” stands twice, as columns 4 and 6. Keep one of them, headed by the id or by the text.",),
    ),
    "a missing question": Spoiled(
        b"district,audience,q1,q2\nOak,leaders,1,2\n",
        told=(
            "answers, headings: no column for 1 question: q3. Head a column with the id or the full text of each question of small.",
        ),
    ),
    "a question that is none": Spoiled(
        b"district,audience,q1,q2,q3,q4\nOak,leaders,1,2,3,4\n",
        told=(
            "column 6: “q4” looks like a question of small but is none. Remove the column or, if it is q3, correct it.",
        ),
    ),
    "a misspelt text": Spoiled(
        b"district,audience,We share what we know about the child,q2,q3\nOak,leaders,1,2,3\n",
        told=(
            "column 3: “We share what we know about the child” looks like a question of small but is none. Remove the column or, if it is q1, head it with that id.",
            "answers, headings: no column for 1 question: q1. Head a column with the id or the full text of each question of small.",
        ),
    ),
    "a short row": Spoiled(
        HEAD + b"Oak,leaders,3,4\n",
        told=(
            "row 2: It has 4 cells where the headings have 5. Look for a missing or extra “,”, or put quotation marks round a text that holds one.",
        ),
    ),
    "a long row": Spoiled(
        HEAD + b"Oak,leaders,3,4,5,1\n",
        told=(
            "row 2: It has 6 cells where the headings have 5. Look for a missing or extra “,”, or put quotation marks round a text that holds one.",
        ),
    ),
    "an unquoted comma": Spoiled(
        HEAD + b"Oak, north,leaders,3,4,5\n",
        told=(
            "row 2: It has 6 cells where the headings have 5. Look for a missing or extra “,”, or put quotation marks round a text that holds one.",
        ),
    ),
    "a quotation mark never closed": Spoiled(
        HEAD + b'"Oak,leaders,3,4,5\nElm,frontline,1,2,\n',
        told=(
            "row 2: It has 1 cell where the headings have 5. Look for a missing or extra “,”, or put quotation marks round a text that holds one.",
        ),
    ),
    "an audience that is none": Spoiled(
        HEAD + b"Oak,governors,3,4,5\n",
        told=("row 2, column audience: It is not an audience of the framework. Write one of: frontline, leaders.",),
    ),
    "no audience column": Spoiled(
        b"district,q1,q2,q3\nOak,1,2,3\n",
        told=("answers, headings: there is no column “audience”. Add it, or do not group by it.",),
    ),
    "no such grouping": Spoiled(
        GOOD,
        told=("answers, headings: there is no column “locality”. Add it, or do not group by it.",),
        by=("locality",),
    ),
    "a misspelt grouping": Spoiled(
        GOOD, told=("answers, headings: there is no column “distrct”. Did you mean “district”?",), by=("distrct",)
    ),
    "a question for a grouping": Spoiled(
        GOOD,
        told=(
            "--by or frame: “q1” is the question q1, not a group. Group by a column that says where or who somebody is.",
        ),
        by=("q1",),
    ),
    "a grouping of free text": Spoiled(
        b"note,audience,q1,q2,q3\n" + b"".join(b"n%d,leaders,3,4,5\n" % i for i in range(1200)),
        told=(
            "column note: It has more than 1,000 different values. Group by a column with fewer, such as a district.",
        ),
        by=("note",),
    ),
    "letters in no known encoding": Spoiled(
        HEAD + b"Oak\x81,leaders,3,4,5\n",
        told=(
            "row 2: It has a letter in an encoding that is neither UTF-8 nor Windows-1252. Save the file again as “CSV UTF-8”.",
        ),
    ),
    "a workbook named .csv": Spoiled(
        files.workbook(("district",)),
        told=(
            "file answers.csv: It says that it is a CSV file, but holds an Excel workbook. Rename it to answers.xlsx, or export it again.",
        ),
    ),
    "text named .xlsx": Spoiled(
        GOOD,
        told=(
            "file answers.xlsx: It says that it is an Excel workbook, but holds a CSV file. Rename it to answers.csv, or export it again.",
        ),
        name="answers.xlsx",
    ),
    "text named .parquet": Spoiled(
        GOOD,
        told=(
            "file answers.parquet: It says that it is a Parquet file, but holds a CSV file. Rename it to answers.csv, or export it again.",
        ),
        name="answers.parquet",
    ),
    "a PDF named .csv": Spoiled(
        b"%PDF-1.7\n...",
        told=(
            "file answers.csv: It says that it is a CSV file, but holds a PDF document. Export it as .csv or .xlsx.",
        ),
    ),
    "a web page named .xls": Spoiled(
        b"<html><table></table></html>",
        told=(
            "file answers.xls: It says that it is an Excel workbook, but holds a web page or XML. Export it as .csv or .xlsx.",
        ),
        name="answers.xls",
    ),
    "an ending nobody knows": Spoiled(
        GOOD,
        told=("file answers.doc: It has an unknown ending. Give it as .csv, .xlsx or .parquet.",),
        name="answers.doc",
    ),
    "no ending": Spoiled(
        GOOD, told=("file answers: It has an unknown ending. Give it as .csv, .xlsx or .parquet.",), name="answers"
    ),
    "binary data": Spoiled(
        b"q1,q2\n\x00\x01\x02",
        told=("file answers.csv: It says that it is a CSV file, but holds binary data. Export it as .csv or .xlsx.",),
    ),
    "a damaged workbook": Spoiled(
        files.workbook(("district", "audience", "q1", "q2", "q3"), ("Oak", "leaders", 1, 2, 3))[:-400],
        told=(
            "file answers.xlsx: It is a workbook that cannot be read. Open it in a spreadsheet and save it again; take a password off if it has one.",
        ),
        name="answers.xlsx",
    ),
    "a workbook without cells": Spoiled(
        files.workbook(),
        told=("file answers.xlsx: It has no cells. Put the headings in the first row.",),
        name="answers.xlsx",
    ),
    "a workbook with a fraction": Spoiled(
        files.workbook(("district", "audience", "q1", "q2", "q3"), ("Oak", "leaders", 1.0, 2.5, 3)),
        told=("row 2, column q2: 2.5 is a fraction. Give a whole number from 1 to 5, dk, na, or leave it empty.",),
        name="answers.xlsx",
    ),
    "a workbook with a date": Spoiled(
        files.workbook(("district", "audience", "q1", "q2", "q3"), ("Oak", "leaders", "2026-01-05", 2, 3)),
        told=(
            "row 2, column q1: text of 10 characters is not an answer. Give a whole number from 1 to 5, dk, na, or leave it empty.",
        ),
        name="answers.xlsx",
    ),
    "a workbook with cells beyond the headings": Spoiled(
        files.workbook(("district", "audience", "q1", "q2", "q3"), ("Oak", "leaders", 1, 2, 3, "more")),
        told=(
            "row 2: It has cells beyond the 5 columns that have headings. Give those columns headings, or empty the cells.",
        ),
        name="answers.xlsx",
    ),
    "a zip that unpacks to a gibibyte": Spoiled(
        files.bomb(),
        told=(
            "file answers.xlsx: It unpacks to more than 1 GiB or 10,000,000 cells. Save the one sheet that is needed as .csv, which has no such limit.",
        ),
        name="answers.xlsx",
    ),
    "a damaged Parquet file": Spoiled(
        files.parquet(district=["Oak"], audience=["leaders"], q1=[1], q2=[2], q3=[3])[:-9],
        told=(
            "file answers.parquet: It is a Parquet file that cannot be read. Export it again; it may have been cut off on the way.",
        ),
        name="answers.parquet",
    ),
    "a Parquet file with a fraction": Spoiled(
        files.parquet(district=["Oak"], audience=["leaders"], q1=[1.5], q2=[2.0], q3=[3.0]),
        told=("row 1, column q1: 1.5 is a fraction. Give a whole number from 1 to 5, dk, na, or leave it empty.",),
        name="answers.parquet",
    ),
    "a Parquet file without a question": Spoiled(
        files.parquet(district=["Oak"], audience=["leaders"], q1=[1], q2=[2]),
        told=(
            "answers, headings: no column for 1 question: q3. Head a column with the id or the full text of each question of small.",
        ),
        name="answers.parquet",
    ),
    "a frame without numbers": Spoiled(
        GOOD,
        told=(
            "frame, headings: there is no column “invited”. Add it: how many people each group has that could answer.",
        ),
        frame=b"district,audience\nOak,leaders\n",
    ),
    "a frame with a word for a number": Spoiled(
        GOOD,
        told=("frame, row 2: text of 4 characters is not a number of people. Give a whole number, 0 or more.",),
        frame=b"district,audience,invited\nOak,leaders,many\n",
    ),
    "a frame with a negative number": Spoiled(
        GOOD,
        told=("frame, row 2: -4 is not a number of people. Give a whole number, 0 or more.",),
        frame=b"district,audience,invited\nOak,leaders,-4\n",
    ),
    "a frame with an empty number": Spoiled(
        GOOD,
        told=("frame, row 2: an empty cell is not a number of people. Give a whole number, 0 or more.",),
        frame=b"district,audience,invited\nOak,leaders,\n",
    ),
    "a frame with a group twice": Spoiled(
        GOOD,
        told=("frame, row 4: It is the same group as row 2. Keep one row for each group.",),
        frame=FRAME + b"OAK, leaders ,3\n",
    ),
    "a frame of another grouping": Spoiled(
        GOOD,
        told=("answers, headings: there is no column “school”. Add it, or do not group by it.",),
        frame=b"school,invited\nHill,20\n",
    ),
    "a frame without rows": Spoiled(
        GOOD, told=("frame: It has no rows. Give a row for each group.",), frame=b"district,audience,invited\n"
    ),
    "a frame with an audience that is none": Spoiled(
        GOOD,
        told=(
            "frame, row 2, column audience: It is not an audience of the framework. Write one of: frontline, leaders.",
        ),
        frame=b"district,audience,invited\nOak,governors,5\n",
    ),
    "weights where nobody answered": Spoiled(
        GOOD,
        told=(
            "frame: 9 were invited where district is “Ash”, and nobody answered. Join that group with another in both files, or leave --weight out.",
        ),
        frame=FRAME + b"Ash,leaders,9\n",
        weighted=True,
    ),
    "weights without a frame": Spoiled(
        GOOD,
        told=("--weight: It needs to know how many could have answered. Give --frame FILE with a column “invited”.",),
        weighted=True,
    ),
    "weights that cannot meet": Spoiled(
        HEAD + b"Oak,leaders,3,4,5\nElm,frontline,1,2,\n",
        told=(
            "frame: the totals of district, audience cannot be met together by weighting. Check that each column adds up to the same number, or weight by fewer columns.",
        ),
        frame=b"district,audience,invited\nOak,leaders,20\nElm,frontline,30\nOak,frontline,50\n",
        weighted=True,
    ),
}
