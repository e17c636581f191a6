"""What an examination found, one thing at a time, and how it is told. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from oneworkforce.lib import text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what it is, how it stands in a sentence, and what to do where it is wrong."""

    about: str
    says: str
    remedy: str = ""

    @property
    def wrong(self) -> bool:
        """Say whether something is to be done."""
        return bool(self.remedy)


def well(about: str, says: str) -> Finding:
    """Return what needs nothing."""
    return Finding(about, says)


def wrong(about: str, says: str, remedy: str) -> Finding:
    """Return what needs somebody; `remedy` says what to do."""
    assert remedy
    return Finding(about, says, remedy)


def lines(findings: Sequence[Finding]) -> list[str]:
    """Return a line for each finding, what is wrong marked and with its remedy beneath, and how many there are."""
    told = []
    for finding in findings:
        told.append(f"{'WRONG' if finding.wrong else 'well '}  {finding.about}: {finding.says}")
        if finding.wrong:
            told.append(f"       {finding.remedy}")
    ill = sum(finding.wrong for finding in findings)
    told.append("")
    if ill:
        told.append(f"{text.counted(ill, 'thing')} of {len(findings)} {'is' if ill == 1 else 'are'} wrong.")
    else:
        told.append(f"All is well: {text.counted(len(findings), 'thing')} looked at.")
    return told
