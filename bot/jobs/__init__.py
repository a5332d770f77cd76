"""Loops: each does a little at a time and can be told to do it once."""
