"""Canned replies in the chat: offered where a visitor is to be told something, shown before they are sent."""
