"""What the worker does for plans, for every partnership in turn."""

from datetime import datetime

from django.utils import timezone

from oneworkforce.ground import partnerships, worker
from oneworkforce.plan.commands import asking


@worker.every(24 * 3600, "progress letters")
def ask_about_progress(now: datetime) -> int:
    """Ask those who lead actions how they are going; return how many letters. Once a day, each person once a week."""
    today = timezone.localdate(now)
    return partnerships.each("progress letters", lambda: asking.ask_everywhere(now=now, today=today))
