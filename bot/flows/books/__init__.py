"""The office's books from the chat's side: the day's report book is closed and sent, notes are left to whoever comes
next, guests are looked up, and that a visitor was there is confirmed."""
