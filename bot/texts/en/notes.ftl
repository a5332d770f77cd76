# Remarks among officers, and mentions.

choice-remark = 🗒️ Remark
choice-remarks-all = 📚 All remarks
choice-mention = 👤 { $name }

card-remarks =
    { "" }
    🗒️ Officers' remarks ({ $count }):
    { $lines }
remark-line = { $at } { $name }: "{ $words }"
remark-by-gone = an officer who has left
remark-ask = Write a remark about visit { $ticket }. Only officers read it; mention a colleague with @name. Type <b>cancel</b> to leave it.
remark-kept = The remark about { $ticket } is kept. The visitor does not see it.
remark-none = None yet.
remarks =
    🗒️ <b>Officers' remarks about { $ticket }</b>
    { $lines }
mention =
    👋 <b>{ $name }</b> mentions you about visit <b>{ $ticket }</b>.
    <i>{ $words }</i>
mention-told = { $name } has been told about { $ticket }.
mention-told-off-duty = { $name } has been told about { $ticket }, but is not on duty.
mention-no-chat = { $name } has no chat with the desk yet, and has not been told about { $ticket }.
mention-which = Several officers match @{ $name }. Who is meant?
mention-unknown = No officer is called @{ $name }. Who is meant?

## Canned replies

choice-canned-send = 📤 Send
choice-canned-edit = ✏️ Change
canned-preview =
    For <b>{ $ticket }</b>:
    <i>{ $words }</i>
canned-edit =
    Write to <b>{ $ticket }</b> in your own words. It was:
    <code>{ $words }</code>
canned-for-whom = A canned reply goes to one visitor: first press <i>Write to the visitor</i> on their card.
canned-list =
    Canned replies (type /balas and the number, or # and the key):
    { $lines }
canned-line = { $no }. { $title } (#{ $key })
canned-none = None yet.
