"""Registers: tables of what happened within a period, as evaluators ask for them. Each is added up visit by visit and
comes as pages of a workbook and as a PDF, from the same values."""
