"""Duty: who is at the desk and when, breaks, the roster, and what becomes of the work of somebody who leaves."""
