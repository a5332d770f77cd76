"""What is kept, told and carried away: the printed map of data, exports that outlive Loket, and their way back."""
