"""Figures over many desks, for whoever supervises a province or a ministry: aggregates of the desks that allow it, and
nothing by which anybody could be recognised."""
