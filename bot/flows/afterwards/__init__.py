"""Recorded afterwards: a day without power leaves paper forms, which become visits with their real times."""
