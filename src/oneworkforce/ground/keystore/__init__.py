"""The wrapped keys of encrypted narrative, in a database of their own, outside ordinary backups."""
