"""`python -m oneworkforce.site`: the `oneworkforce` command, for a process that starts another of itself."""

from oneworkforce.site.cli import main

main()
