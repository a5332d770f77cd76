"""What backups promise: whole or none, opened by nobody else, restored as they were, and nothing twice afterwards."""
