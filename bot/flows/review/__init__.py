"""Proposals to review a standard that is overrun month by month."""
