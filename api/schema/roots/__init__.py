"""Root fields that take more than a class: for each, what it takes and the types that it gives."""
