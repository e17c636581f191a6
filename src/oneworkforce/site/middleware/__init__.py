"""What every request passes through: a log line, a clear page in an outage, headers."""
