"""Telegram and its users in one process: a minimal Bot API server whose visitors talk in a closed loop.

How a visitor behaves, so that one script fits any bot and no bot gains by it:

* He sends his next update only after the bot's reply to the last one, with no time to think unless told.
* A reply is a message he can act on: one with inline buttons that lead on through the form (he presses the first; none
  that cancels, goes back or asks for somebody), with a question mark or with a word from ``ANSWERS`` (he writes), or
  with an end mark (a new person with a new chat takes his place). Other messages ("Terima kasih.") neither stop the
  clock nor release him, so a bot that sends two messages is not credited for the first, and no pause is needed to see
  whether another one follows.
* A message that comes before the bot was handed his update cannot answer it and is only counted
  (``messages_per_update`` shows it), and so is one to a chat whose conversation has ended.
* An edit that only repeats the text he acted on, without buttons, is a tidied-up old card, not a reply.
* Each has a name of his own and waits to see it repeated to him; a conversation that ends without it counts as
  ``unnamed``: whoever does not keep what was said, or takes people for each other, is seen.

``reply_ms`` runs from the visitor's sending to that reply; ``handed_ms`` from the moment the update was first
handed out. The former is what people feel and cannot be shortened by fetching late.
"""
