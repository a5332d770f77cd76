"""Handing on: a visit goes from one officer to another, to a role, to other business, or back to everybody; who it is
from and who it is for are told, and it is written down."""
