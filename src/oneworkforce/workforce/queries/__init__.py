"""What a viewer may see of the workforce, as frozen rows."""
