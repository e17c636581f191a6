"""Where the worked examples are."""

from pathlib import Path

import oneworkforce
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused

PACKAGE = Path(oneworkforce.__file__).parent


def folder(name: str) -> Path:
    """Return the folder of an example: in the package when installed, else in the project. Refused for another name."""
    places = (PACKAGE / "examples", PACKAGE.parents[1] / "examples")
    for place in places:
        if (place / name / "plan.yaml").is_file():
            return place / name
    known = sorted({path.parent.name for place in places for path in place.glob("*/plan.yaml")})
    what = "It is no worked example."
    raise Refused(
        Fault(f"demo {Path(name).name}", what, f"There {'is' if len(known) == 1 else 'are'} {text.listed(known)}.")
    )
