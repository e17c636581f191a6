"""What programs read of strategies and their actions. docs/reference/api.md."""
