"""What happens to rounds, findings and reports, all or nothing."""
