"""The addresses of plan, by part of the site."""
