"""What a partnership remembers of its workforce."""

from oneworkforce.workforce.models.giving import Giving, Total
from oneworkforce.workforce.models.picture import Picture, PictureRow
from oneworkforce.workforce.models.population import Population, PopulationRow
from oneworkforce.workforce.models.post import Post
from oneworkforce.workforce.models.staff_record import StaffRecord

__all__ = [
    "Giving",
    "Picture",
    "PictureRow",
    "Population",
    "PopulationRow",
    "Post",
    "StaffRecord",
    "Total",
]
