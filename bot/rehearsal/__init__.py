"""Rehearsing a sheet: an invented visit walks through it at a desk in memory, by the production flows."""
