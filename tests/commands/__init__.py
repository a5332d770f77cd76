"""The commands as an operator gives them, against fakes of what they speak to."""
