"""What a viewer may see of the plan, as frozen rows."""
