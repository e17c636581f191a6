"""What programs read of rounds, their guarded results, and frameworks. docs/reference/api.md."""
