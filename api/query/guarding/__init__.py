"""What an operation may ask for at most: by its document before it is read, by its cost before it runs."""
