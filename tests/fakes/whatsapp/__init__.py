"""The fake WhatsApp as a web page to try the desk on by eye (``make demo-whatsapp``)."""
