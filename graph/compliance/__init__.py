"""What became of what was promised. tracing.py reads what selected.py selects; the rest is pure."""
