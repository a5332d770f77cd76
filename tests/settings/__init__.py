"""Promises of the settings: where they come from, and how their faults are told."""
