"""What happens to a plan, all or nothing."""
