"""The forms of published population tables, and of the place and group that a page is about."""

from django import forms

from oneworkforce.lib import text
from oneworkforce.ui.forms import PlainForm
from oneworkforce.ui.numbers import WholeField
from oneworkforce.ui.table_files import TableFile
from oneworkforce.workforce.commands.populations import LONGEST_SOURCE, LONGEST_TITLE
from oneworkforce.workforce.domain.population_file import HEADINGS

LARGEST = 5 << 20
"""Bytes of a file of population figures, here and in a plan."""
FIRST, LAST = 1991, 2100


class PopulationForm(PlainForm):
    """A published table with what must be said of it."""

    title = forms.CharField(label="What the table is called", max_length=LONGEST_TITLE)
    source = forms.CharField(label="Who published it", max_length=LONGEST_SOURCE)
    licence = forms.CharField(
        label="Its licence line",
        max_length=LONGEST_SOURCE,
        help_text="As the publisher asks for it, for example: Contains public sector information licensed under …",
    )
    year = WholeField(label="Year of the figures", min_value=FIRST, max_value=LAST)
    file = TableFile(
        label="File",
        largest=LARGEST,
        help_text=f"CSV or Excel, at most {LARGEST >> 20} MB, with the columns {text.listed(HEADINGS)}.",
    )
