"""Figures of a picture as pages say them and files hold them."""

from fractions import Fraction

from markupsafe import Markup

from oneworkforce.ui import spreadsheet
from oneworkforce.workforce.domain.rates import Mark, Value
from oneworkforce.workforce.web.presenters import told
from oneworkforce.workforce.web.presenters.told import Chart


def test_a_figure_has_a_number_or_the_mark_that_says_why_not() -> None:
    assert told.count(1234) == told.Told("1,234", 1234)
    assert told.count(None) == told.Told("c", None, "c")
    assert told.whole_time(123_456) == told.Told("12.3", 12.3)
    assert told.value(Value(Fraction(1, 8), Mark.U), percent=True) == told.Told("12.5% (u)", 12.5, "u")
    assert told.value(Value(None, Mark.Z), percent=True) == told.Told("z", None, "z")


def test_signs_are_numbers_in_a_file_and_no_texts() -> None:
    rows = (("White", told.points(Fraction(16, 5))), ("Other", told.points(Fraction(-6, 5))))
    chart = Chart("Shares", Markup(""), "", ("Group", "Difference in points"), rows)
    assert [cell.text for row in chart.cells for cell in row] == ["White", "+3.2", "Other", "-1.2"]
    content = spreadsheet.csv_bytes(chart.file_headings(), chart.file_rows()).decode("utf-8-sig")
    assert content.splitlines() == [
        'Group,Difference in points,"Difference in points, mark"',
        "White,3.2,",
        "Other,-1.2,",
    ]


def test_marks_stand_apart_in_a_file_and_are_explained() -> None:
    rows = (("Health", told.count(None), told.value(Value(Fraction(1, 4), Mark.U), percent=True)),)
    chart = Chart("By sector", Markup(""), "", ("Sector", "People", "Vacancy rate"), rows, units=("people",))
    assert chart.file_headings() == ["Sector", "People", "People, mark", "Vacancy rate", "Vacancy rate, mark", "Unit"]
    assert chart.file_rows() == [["Health", None, "c", 25.0, "u", "people"]]
    assert [said[0] for said in chart.marks] == ["c", "u"]
