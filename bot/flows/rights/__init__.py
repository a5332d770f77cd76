"""What people ask for about their data (UU 27/2022): to see, correct, take along, restrict or erase it, to withdraw
their consent, to object. Each is numbered, answered within 3x24 hours, by itself where nothing stands against it, and
proved."""
