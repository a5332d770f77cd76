# A second chat: visitors join two chats of their own, so that they can still be reached.

second-channel-telegram = Telegram
second-channel-whatsapp = WhatsApp
second-channel-web = the web chat
second-open-telegram = Open in Telegram
second-open-whatsapp = Open in WhatsApp
second-offer =
    🔗 So that we can still reach you, you may join a second chat. If a call does not arrive here, we say it there.
    Please open the link below within { $span }. It is for you alone and works once; please do not forward it. After that we ask you to confirm in this chat.
second-nowhere = There is no other chat that could be joined at present. You are still served in this one.
second-too-many = Several links have been made already. Please try again in an hour; you are still served in this chat.
second-dead = This joining link is no longer valid. If you still need one, please type <b>connect</b> in the first chat.
second-not-staff = An officer's chat cannot be joined as a visitor's second chat.
second-same = This link was made on { $channel }; please open it in another chat app.
second-no-push = This chat can only be read while its page is open, so it cannot be a second chat. Please open the link in Telegram or WhatsApp.
second-already = One of these chats is joined with another chat already. Please type <b>disconnect</b> there first.
second-busy = Something is still going on in this chat ({ $ticket }). Please finish or cancel it first, then open the link again.
second-form = a form
second-talk = a question or an appointment
second-wait =
    🔗 One step is left. The number of this chat: <b>{ $number }</b>.
    Please go back to { $channel } and confirm within { $span }. If you have not asked for this, ignore it: nothing is joined.
second-confirm =
    🔗 The joining link has been opened on { $channel }. That chat shows the number <b>{ $number }</b>.
    Is that chat yours? If the number is another one, or somebody else opened the link, choose <b>That is not me</b>.
choice-second-mine = ✅ Yes, that is me
choice-second-not = 🚫 That is not me
choice-second-part = 🔓 Disconnect
second-joined =
    ✅ Joined with { $channel }. If an important message does not arrive in one of the chats, we say it in the other. You may write from both.
    To end this, type <b>disconnect</b>.
second-refused = All right, nothing is joined. That link is no longer valid.
second-refused-there = This chat has not been joined: the owner of the link does not recognise it.
second-none = This chat is not joined with another one. To join one, type <b>connect</b>.
second-shown = 🔗 This chat has been joined with { $channel } since { $since }. Important messages that do not arrive in one of them are said in the other.
second-parted = 🔓 The two chats are no longer joined. Our messages do not move between them any more.
second-goes-on = The chat on the web page has been closed. Your conversation goes on here; the two are no longer joined.
second-visit-here = 🔗 Your visit <b>{ $ticket }</b> goes on here (until now: { $channel }).
second-question-here = 🔗 Let us go on here; this question was asked on { $channel }.
second-ticket = <b>{ $ticket }</b> · { "" }
second-instead =
    🔗 { $ticket }This message did not arrive by { $channel }, so we say it here.

    { $words }
second-beside =
    🔗 { $ticket }This message is also on { $channel }.

    { $words }
second-chat-staff = 🔗 <b>{ $ticket }</b> could not be reached on { $was }; told by { $to }.
