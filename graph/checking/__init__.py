"""Whether what a store holds is sound."""
