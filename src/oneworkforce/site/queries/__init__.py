"""What a viewer may see of jobs and messages."""
