"""What visitors thought of the service, in figures (SKM, IKM): counted exactly, rounded once. Pure.

A room beside the flows and not among them: no event is decided by an index, and it has no state of its own.
"""
