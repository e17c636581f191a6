"""Finished values for the pages of jobs and messages."""
