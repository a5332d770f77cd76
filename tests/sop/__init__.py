"""Reading and printing the sheet file."""
