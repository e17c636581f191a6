"""What a neighbour may read of plan."""
