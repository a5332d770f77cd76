"""What remains of a visit on paper: when its service document is issued, put right, given, and given again."""
