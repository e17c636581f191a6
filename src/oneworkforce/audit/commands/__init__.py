"""What happens to the chain, all or nothing."""
