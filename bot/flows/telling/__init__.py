"""Whom a change is shown to, and how."""
