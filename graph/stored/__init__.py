"""How declared data lie in either store: columns, keys, indexes, rows."""
