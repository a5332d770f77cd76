### Settings that are changed in chat, as operators read of them.

rules-about = Settings that can be changed in chat.
rules-by = set by { $name }, { $day }
rules-category = category
rules-column-origin = Origin
rules-column-value = In force
rules-column-what = Setting
rules-compensation = compensation
rules-drifted = The file was changed after this was set in chat: { $what }. File: { $was } to { $now }; in force is still { $value } ({ $who })
rules-drifted-remedy = If the file is right, write in the chat: set { $what } default. If the chat is right, bring the file in line.
rules-filed = from the file
rules-gone = Set in chat, but no longer in the file: { $what } = { $value } ({ $who })
rules-gone-remedy = It does nothing while the file does not have it; write it there again if it is still needed.
rules-list-help = Shows what is in force now, from the file or from the chat.
rules-none = none
rules-offered = open
rules-paused = paused: { $reason }
rules-reply = reply
rules-rooms = rooms
rules-set = Set in chat: { $what } = { $value } ({ $who }); the file says { $file }
rules-topic = faq
