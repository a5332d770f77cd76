# The words of the web chat's page itself, outside the conversation; and its door's answers to what is not taken.

## The frame

page-greeting = hello
page-language = Bahasa Indonesia
page-door = Online service desk
page-door-staff = Officers' page
page-connecting = Connecting…
page-connected = Connected
page-offline = No network
page-reconnecting = Connecting again…
page-leave = Leave
page-pin = Your visit
page-renewed = updated
page-log = Conversation
page-noscript = This page needs JavaScript. Please switch it on in your browser and load the page again.
page-welcome = Welcome
page-welcome-about = Register for a service, take a queue number and follow your turn on this page.
page-welcome-form = Give a few details
page-welcome-number = Get a queue number
page-welcome-wait = Wait here to be called
page-begin = Begin
page-welcome-small = No account needed. Please send no identity numbers and no photo of an identity card. On a shared computer press Leave when you are done. Your internet address is kept while your visit goes on, so that nobody fills the queue alone.
page-staff = Officers' page
page-staff-about = Please open the invitation link that you got from your supervisor. Once you are registered, the queue and your tasks appear here.
page-newest = To the newest message
page-news = New message
page-attach = Attach a file
page-write = Write a message
page-send = Send
page-copied = Copied
page-invitation = Opening an officer's invitation

## The conversation

page-own = You
page-desk = Desk
page-sending = sending…
page-sent = sent
page-refused = This message cannot be taken.
page-again = Send again
page-change = Change
page-unsent = Not sent yet, trying again.
page-try = Try now
page-today = Today
page-yesterday = Yesterday
page-file-kept = The file stays on your device; the desk is only told of it.
page-file-failed = The file could not be fetched. Press to try again.
page-file-photo = Photo
page-file-video = Video
page-file-voice = Voice
page-file-document = Document

## Leaving

page-over = The previous conversation is over.
page-over-staff = The previous conversation is over. Officers need a new invitation from whoever runs the desk.
page-leave-ask = Leave?
page-leave-visitor = This conversation cannot be opened again from this device. A queue number that was not called yet is given up.
page-leave-staff = You will not be on duty any more, and need a new invitation to come back.
page-leave-not = Stay
page-whose-ask = Go on with the conversation?
page-whose = This device holds an earlier conversation. If it is not yours, please begin anew.
page-whose-new = Begin anew
page-whose-same = Go on
page-not-connected = Not connected to the desk yet. Please press once more.

## What is not taken

door-over = This session is over. Please begin again; officers need a new invitation from whoever runs the desk.
door-crowded = From the same internet connection { $most } visits are open already. Please send again in a few minutes, or use another connection.
door-too-many-requests = Too many requests from the same internet connection. Please wait.
door-too-many-sessions = Many conversations have just been begun from the same internet connection. Please wait.
door-too-many-messages = Too many messages at once. Please wait a moment.
door-too-many-pages = Too many pages are waiting for news. This page will try again.
door-no-session-yet = The conversation cannot be begun yet. This page will try again.
door-not-left-yet = You could not leave yet. Please try again.
door-not-kept-yet = The message is not stored yet. This page will try again.
door-unavailable = The desk cannot read its data at the moment. Please try again shortly.
door-too-long = The message is too long. Please shorten it to { $most } characters.
door-too-large = What was sent is too large; at most { $most } kB.
door-too-slow = What was sent took too long to arrive. Please try again.
door-damaged = What was sent was damaged on its way. Please try again.
door-not-json = What is sent has to be JSON in UTF-8.
door-unreadable = The message cannot be read. Please write it again.
door-file-gone = The file is not there any more.
door-no-address = There is nothing at this address.
door-no-method = This address does not take such a request.
door-fault = Something is wrong at the desk. Please try again shortly.
demo-no-role = The POS sheet has no such role.
demo-not-anew = The demonstration could not begin anew yet. Please try again.
demo-not-here = The demonstration opens only on the computer that Loket runs on.

## The demonstration's page

demo-title = Demonstration
demo-heading = Loket's demonstration
demo-about = One visit from all sides, without chat apps and without Zoom. Fill it in with invented data.
demo-anew = Begin anew
demo-sides = Choose a side
demo-visitor = Visitor
demo-visitor-hint = Press Start, fill in the form, then wait to be called.
demo-front = Front office
demo-front-hint = Take the number that comes in, then report every step.
demo-back = Back office
demo-back-hint = Serve the visitor, then record the outcome.
demo-supervisor = Supervisor
demo-supervisor-hint = Hear of it when a step exceeds its time.
demo-noscript = This demonstration needs JavaScript.
demo-chat = Chat
demo-uninvited = No invitation for the officer yet. Trying again…
demo-unconnected = Not connected yet. Try again
