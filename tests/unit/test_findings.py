"""How an examination is told."""

from oneworkforce.ground import findings
from oneworkforce.ground.findings import well, wrong


def test_what_is_wrong_is_marked_with_its_remedy_and_counted() -> None:
    told = findings.lines([well("disk", "Room."), wrong("worker", "It sleeps.", "Wake it.")])
    assert told == ["well   disk: Room.", "WRONG  worker: It sleeps.", "       Wake it.", "", "1 thing of 2 is wrong."]


def test_all_well_says_how_much_was_looked_at() -> None:
    assert findings.lines([well("disk", "Room.")])[-1] == "All is well: 1 thing looked at."
