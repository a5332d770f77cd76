"""Appointments: a day and a slot chosen and held, booked with the form, moved, called to mind, kept or missed."""
