"""Somebody is absent: their tasks pass to another for a while by a letter of assignment, and back by themselves."""
