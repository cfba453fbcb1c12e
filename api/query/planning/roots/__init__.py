"""Root fields whose rows are not plain nodes: for each, what is selected of it."""
