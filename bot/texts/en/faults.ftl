### Why something failed or stands in the way; read by officers and administrators, in brackets or after "Reason:".

## Messages that were not sent

fault-unsendable = cannot be put together for sending ({ $fault })
fault-unwritable = cannot be written to the database
fault-settings = this desk is closed because its settings are wrong. Other desks go on. { $reason }
fault-unopened = is closed and does not open: damaged, or its key is lost
fault-channel = fault of the channel: { $fault }
fault-unreachable = { $platform } cannot be reached ({ $fault })
fault-too-many = too many messages ({ $code })
fault-not-at-desk = no longer an officer's chat
fault-withheld-part = part of a message that cannot be sent outside 24 hours
fault-withheld-waiting = waiting for an answer to the template
fault-closed = the connection has been closed
fault-no-message-id = without a message id

## Files

fault-file-large = the file is too large ({ $size })
fault-file-unfetched = the file cannot be fetched
fault-file-unread = what { $platform } says about the file cannot be read
fault-file-gone = the file is no longer there
fault-file-refused = the contents of the file were refused
fault-file-unexamined = cannot be examined
fault-file-limit = the limit for files has been reached
fault-file-scanner = the file scanner does not answer or has failed; visitors' files are held back. Check files.scanner (LOKET_FILES__SCANNER).
fault-channel-off = the channel is not connected
fault-paper = it cannot be printed ({ $fault })

## Telegram

fault-telegram-token = Telegram refused the bot's token
fault-telegram-token-sending = Telegram refuses the bot's token. Copy the token again from @BotFather to LOKET_TELEGRAM__TOKEN.
fault-telegram-token-restart = Telegram refuses the bot's token. Copy the token again from @BotFather to LOKET_TELEGRAM__TOKEN, then start Loket anew.
fault-telegram-poller = Another process takes Telegram's messages with the same token, so messages may not reach this desk. Stop that process, or make a new token at @BotFather (/revoke).
fault-telegram-webhook = A webhook is set for this token, so the desk cannot take messages. Stop the program that sets it, or use telegram.mode = "webhook".
fault-telegram-secret = Telegram delivers messages with a secret that is not this desk's, so visitors' messages do not come in. Make sure that only one desk uses this token and address, make LOKET_TELEGRAM__WEBHOOK_SECRET the same, then start Loket anew.
fault-telegram-menu = Telegram refuses the bot's menu or introduction: { $fault }. Check their words with: loket texts check

## WhatsApp

fault-whatsapp-window = more than 24 hours since the visitor's last message; WhatsApp does not allow ordinary messages (code { $code })
fault-whatsapp-pair = too many messages to this person in a short time (code { $code })
fault-whatsapp-throughput = too many messages at once (code { $code })
fault-whatsapp-spam = WhatsApp limits this number because it was reported as spam (code { $code })
fault-whatsapp-usage = the WhatsApp account has reached its limit of use (code { $code })
fault-whatsapp-calls = the limit of API calls has been reached (code { $code })
fault-whatsapp-absent = this number cannot receive WhatsApp messages (code { $code })
fault-whatsapp-trial = this number is not on the list of test recipients (code { $code })
fault-whatsapp-own = the recipient's number is the desk's own (code { $code })
fault-whatsapp-held = WhatsApp holds this message back for the recipient's comfort (code { $code })
fault-whatsapp-declined = the recipient declines messages from the desk (code { $code })
fault-whatsapp-numberless = a recipient without a telephone number cannot receive this kind of message (code { $code })
fault-whatsapp-undelivered = WhatsApp does not deliver this message to the recipient (code { $code })
fault-whatsapp-access = WhatsApp refuses the desk access; an administrator has to check token and account (code { $code })
fault-whatsapp-restricted = the desk's WhatsApp account is restricted for a breach of the terms (code { $code })
fault-whatsapp-locked = the desk's WhatsApp account is locked (code { $code })
fault-whatsapp-payment = there is trouble with the WhatsApp account's payment (code { $code })
fault-whatsapp-registration = the desk's number is not registered properly yet (code { $code })
fault-whatsapp-unregistered = the desk's number is not registered with the Cloud API yet (code { $code })
fault-whatsapp-busy = WhatsApp is in trouble (code { $code })
fault-whatsapp-maintained = Meta is maintaining the desk's WhatsApp account (code { $code })
fault-whatsapp-kind = WhatsApp does not support this kind of message (code { $code })
fault-whatsapp-media-in = the file cannot be fetched (code { $code })
fault-whatsapp-media-out = the file cannot be sent (code { $code })
fault-whatsapp-template = the WhatsApp message template is not approved yet or does not fit (code { $code })
fault-whatsapp-refused = WhatsApp refuses this message (code { $code })
fault-whatsapp-see-account = { $reason }. Check LOKET_WHATSAPP__TOKEN and the account in WhatsApp Manager.
fault-whatsapp-said = { $reason }: { $title }
fault-whatsapp-secret = WhatsApp's deliveries are refused because their signature does not fit, so visitors' messages do not come in. Copy the App Secret again from the dashboard of the Meta app (App settings, Basic) to LOKET_WHATSAPP__APP_SECRET, then start Loket anew.
fault-whatsapp-menu = Meta refuses the menu of WhatsApp commands: { $fault }. Check the token's permissions (whatsapp_business_management).

## Zoom

fault-zoom-linkless = an answer without a link
fault-zoom-limit = the limit of calls to Zoom has been reached
fault-zoom-silent = Zoom does not answer
fault-zoom-registrants = Zoom refuses requests for personal links: { $fault }. Check zoom.client_id and the app's permissions.
fault-zoom-skew = Zoom's clock and this server's differ by { $seconds } seconds; set the server's clock (NTP)
fault-zoom-unsigned = a delivery to { $path } was refused: its signature does not fit
fault-zoom-stale = a delivery to { $path } was refused: its time is too far away; check this server's clock
fault-zoom-said = Zoom: { $reason }.
fault-zoom-unread = news from Zoom: { $reason }
fault-zoom-nameless = news from Zoom without a name

## What came in and could not be read or decided

fault-ours = { $fault } in { $place }
fault-unread = cannot be read: { $reason }
fault-not-json = not JSON ({ $fault })
fault-too-deep = nested too deeply
fault-no-update = not an update of Telegram
fault-not-whatsapp = not a delivery of WhatsApp Business
fault-part-unread = a part of the delivery cannot be read
fault-change-empty = a change without contents
fault-change-nameless = a change without a name
fault-no-sender = a message without a sender
fault-no-state = a report without a state
fault-no-kind = without a kind
fault-text-empty = empty text
fault-id-nameless = a change of id without an id

## Backups, and a database that could not be written for a time

fault-backup = no backup of the database could be made, or it failed its test. The earlier ones are still there; loket doctor says why.
fault-restored = the database was restored from the backup of { $at }. What happened since is not recorded: { $unsent } messages that were waiting then are not sent any more, { $numbers } numbers are passed over so that none is given out twice, and open invitations of staff have ended. Enter the lost visits with /catat, declare a disturbance for that time, and check who still is staff.
fault-restored-unsent = not sent yet when the backup of { $at } was taken, and not sent any more since it was restored
fault-database-away = the database could not be written from { $since } until { $until }. Nothing was accepted meanwhile; what Telegram, WhatsApp and Zoom bring again is being handled, and visitors of the web chat were asked to repeat. Loket has gone on by itself.

## What the figures show: backlog, deadlines, disk

fault-backlog = { $count } messages over { $platform } have not been sent, the oldest since { $since }. Nothing is lost: all are sent once the connection is well again.
fault-backlog-over = the messages over { $platform } that were held up (told { $since }) have been sent.
fault-sweep-late = { $count } deadlines are being looked at late, the first fell { $since }. Reminders and warnings are late with them; look at the load of the computer and its database.
fault-sweep-over = deadlines are looked at in time again (the incident was told { $since }).
fault-disk = the database's disk is nearly full, only { $percent } % is free. Make room now; once it is full nothing can be accepted.
fault-disk-over = the database's disk is not nearly full any more (the incident was told { $since }).
