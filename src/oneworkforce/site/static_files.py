"""Style sheets, scripts and pictures, gathered where the site serves them from, once for each version of them."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import vendor

STAMP = "collected.sha256"


def gather() -> bool:
    """Gather them where they have changed since the last time; return whether they had."""
    if not (vendor.TARGET / "govuk-frontend.min.css").exists():
        remedy = "Run `python3 run` once: it fetches them."
        raise Refused(Fault("serve", "The front-end packages are not there.", remedy))
    root = Path(settings.STATIC_ROOT)
    stamp, wanted = root / STAMP, digest()
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=False)
    stamp.write_text(wanted)
    return True


def digest() -> str:
    """Return one digest of every static file there is: of its name and its content."""
    whole = hashlib.sha256()
    for finder in finders.get_finders():
        for name, storage in sorted(finder.list(()), key=lambda pair: pair[0]):
            whole.update(name.encode())
            whole.update(hashlib.sha256(Path(storage.path(name)).read_bytes()).digest())
    return whole.hexdigest()
