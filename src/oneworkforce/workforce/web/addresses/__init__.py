"""The addresses of workforce, by part of the site."""
