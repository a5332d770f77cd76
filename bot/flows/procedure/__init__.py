"""The written procedure: the sheet as values, evidence, and the timeline that both give."""
