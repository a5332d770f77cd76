"""Reports about a period, asked for in chat: chosen, made elsewhere, given to whoever asked."""
