"""Tests of graph/matching."""
