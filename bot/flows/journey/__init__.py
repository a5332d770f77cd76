"""A visit on its way through the sheet: reports, deviations, corrections."""
