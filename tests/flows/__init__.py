"""Promises of the desk's pure decisions."""
