"""A load: checked rows, written as one transaction."""
