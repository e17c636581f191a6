"""Tables in files, whatever their kind, read in batches of coded columns.

`tables.read(path)` looks at what the file holds, not only at its name, and gives a `Table`:
its headings, and batches in which each column is its distinct texts and a code per row.
A text is thus judged once, however many rows hold it, and a large file never stands in memory whole. What is more than
`Limits` is refused (`Beyond`) before it is read.
"""

from oneworkforce.lib.tables.kinds import HEAD, KINDS, check, read
from oneworkforce.lib.tables.limits import AT_ONCE, Beyond, Limit, Limits
from oneworkforce.lib.tables.table import Batch, Coded, Table, code

__all__ = ["AT_ONCE", "HEAD", "KINDS", "Batch", "Beyond", "Coded", "Limit", "Limits", "Table", "check", "code", "read"]
