"""What every tier shares: how property tests run."""

import os

from hypothesis import settings

# No deadline: the machine may be busy. In CI the same examples each time: a landing does not depend on luck.
settings.register_profile("ours", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("ours")
