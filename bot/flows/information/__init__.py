"""Requests for public information (UU 14/2008, Perki 1/2021): taken in chat, registered, handed to PPID, and the law's
clocks watched. The chat only prepares: a request is formally lodged with PPID, and that is said."""
