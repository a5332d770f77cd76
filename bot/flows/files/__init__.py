"""Files that go to and fro between visitors and officers: by which rules they are taken, and what is said of them."""
