"""The addresses of assess, by part of the site."""
