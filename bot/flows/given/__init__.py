"""What people give the desk, words and files: cleaned and checked."""
