"""What became of what was promised. tracing.py reads the store by what selected.py selects; the rest is pure: promises in, ledger out."""
