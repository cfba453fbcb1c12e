"""What is asked for, in no engine's words: selections, filters, orders, pages, groups."""
