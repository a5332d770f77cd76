"""What is told of a breach of personal data on paper: letters to persons and to the authority, and the list."""
