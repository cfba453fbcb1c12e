"""The explorer: pages for people."""
