# The chat's button on an office's own site: how the queue stands before a visitor writes.

embed-launch = Online service
embed-waiting =
    { $waiting ->
        [0] Open · nobody is waiting
        [one] Open · { $waiting } person waiting
       *[other] Open · { $waiting } people waiting
    }
embed-closed = Closed now
embed-opens-today = Closed · opens at { $time }
embed-opens = Closed · opens { $day }, { $time }
embed-title = Chat with { $office }
embed-close = Close the chat
embed-tab = Open in a tab of its own
embed-news = There is a new message from the desk
embed-not-allowed = The site { $origin } is not allowed to embed this chat yet. Whoever runs Loket: add "{ $origin }" to embed_origins in section [web] of loket.toml, then start Loket again.
