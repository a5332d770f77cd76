"""Days of an office played in seconds: the production code under a simulated clock, invented people, no network."""

from bot.rehearsal.simulation.faults import NONE, USUAL, Faults
from bot.rehearsal.simulation.simulation import Report, simulate

__all__ = ["NONE", "USUAL", "Faults", "Report", "simulate"]
