"""What happens to the record of the workforce, all or nothing."""
