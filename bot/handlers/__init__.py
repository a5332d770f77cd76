"""Inbound: a platform's update becomes an event, nothing more."""
