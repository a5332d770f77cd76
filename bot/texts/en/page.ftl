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
page-choices = Choices
page-awaited = An officer is writing…
page-noscript = This page needs JavaScript. Please switch it on in your browser and load the page again.
page-welcome = Welcome
page-welcome-about = Register for a service, take a queue number and follow your turn on this page.
page-welcome-form = Give a few details
page-welcome-number = Get a queue number
page-welcome-wait = Wait here to be called
page-begin = Begin
page-guide = How it goes on
page-guide-about = Once you have a queue number, your visit's card stands here: which step it is at, and what comes next.
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
page-read = read by an officer
page-read-visitor = read by the visitor
page-refused = This message cannot be taken.
page-again = Send again
page-change = Change
page-unsent = Not sent yet, trying again.
page-try = Try now
page-today = Today
page-yesterday = Yesterday

## Files

page-tray = Files to be sent
page-file-chosen = Files chosen
page-file-caption = Caption (if needed)
page-file-remove = Remove
page-file-drop = Drop files here
page-file-empty = This file is empty.
page-file-large = Too large. At most
page-file-large-here = This file is too large for the desk's network. Please send a smaller one.
page-file-kind = This kind cannot be sent yet. Please save it as PDF or as a photo (JPG), then choose it again.
page-file-sending = Sending file
page-file-looked-at = arrived, being examined…
page-file-sent = File sent
page-file-stop = Cancel
page-file-stopped = Sending cancelled
page-file-lost = Cut off because the page was loaded again. If the desk has not answered, please choose the file once more.
page-file-failed = The file could not be fetched. Press to try again.

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
door-too-many-files = Too many files at once. This page will try again.
door-file-empty = The file is empty. Please check it, then choose it again.
door-file-gone = The file is not there any more.
door-no-address = There is nothing at this address.
door-no-desk = There is no such desk
door-no-desk-about = There is no desk at this address. Check the link, or ask the office that you want.
door-desk-paused = This desk is paused
door-desk-paused-about = This desk is not serving for now. What you have sent is kept. Please come back later.
door-desk-closed = This desk cannot be opened yet
door-desk-closed-about = Something at this desk has to be put right; its officers have been told. What you have sent is kept. Please try again later.
door-no-method = This address does not take such a request.
door-fault = Something is wrong at the desk. Please try again shortly.
demo-no-role = The POS sheet has no such role.
demo-not-anew = The demonstration could not begin anew yet. Please try again.
demo-not-here = The demonstration opens only on the computer that Loket runs on.

## The demonstration's page

demo-title = Demonstration
demo-heading = Loket's demonstration
demo-about = One visit from all sides: no accounts, no Zoom, all data invented.
demo-anew = Begin anew
demo-sides = Choose a side
demo-scenes = Scenes
demo-visitor = Visitor
demo-visitor-hint = Press Begin and fill in the form, or press New visitor above.
demo-front = Front office
demo-front-hint = Take the number that comes in, then report every step.
demo-back = Back office
demo-back-hint = Serve the visitor, then record the outcome.
demo-supervisor = Supervisor
demo-supervisor-hint = Watch the queue's board; steps that exceed their time are told here.
demo-noscript = This demonstration needs JavaScript.
demo-chat = Chat
demo-uninvited = No invitation for the officer yet. Trying again…
demo-unconnected = Not connected with the desk. Trying again…
demo-other = id
demo-other-language = Bahasa Indonesia
demo-time = Demonstration time
demo-move = Move on:
demo-one = +1 minute
demo-five = +5 minutes
demo-deadline = Next deadline
demo-deadline-about = To the next moment at which the desk has to remind, call or note something.
demo-closing = Closing time
demo-next-morning = Next morning
demo-nothing-ahead = Nothing to go to: it is past, or nothing is waited for yet.
demo-no-leap = Time cannot be moved like that.
demo-not-moved = Time could not be moved yet. Please try again.
demo-open = Open
demo-until = until
demo-closed = Closed
demo-opens = opens again
demo-new-visitor = New visitor
demo-new-visitor-about = An invented visitor comes and fills in the form alone.
demo-visitor-comes = A new visitor is filling in the form.
demo-morning = Busy morning
demo-morning-about = Twelve invented visitors come and are served by two invented officers; time runs fast.
demo-morning-stop = Stop the rush
demo-morning-comes = Twelve visitors are coming. Time runs fast.
demo-morning-closed = The office is closed. Press Next morning first.
demo-beginning = Preparing a new demonstration…
demo-sheet = The POS sheet: plan and actual
demo-which = Visit
demo-follow = Newest
demo-no-visit = No visit yet. As soon as a visitor registers, its steps are shown here.
demo-no = No.
demo-step = Step
demo-actor = By
demo-plan = Plan
demo-actual = Actual
demo-over = Over by
demo-charged = Charged
demo-ahead = –
demo-running = running
demo-done = done
demo-late = late
demo-not-taken = not taken
demo-status-form = filling in the form
demo-status-preparing = being prepared
demo-status-appointed = has an appointment
demo-status-queued = waiting
demo-status-parked = passed over for now
demo-status-in-service = being served
demo-status-finished = finished
demo-status-over = ended

## News for whoever looks elsewhere

page-bell = Sound and notifications
page-bell-on = Sound and notifications are on. Press to turn them off.
page-bell-off = Turn on sound and notifications for your call.
page-called = It is your turn
page-unread = Not read yet
page-staff-visitor = Open the visitors' page
page-staff-lost = No invitation yet, or one that was used already? Ask your supervisor or the desk's administrator for a new one. Not an officer? The service for visitors is on another page:
page-unkept = This browser keeps no chat inside another site: the conversation is lost when this page is reloaded or left.
page-own-tab = Open it in a tab of its own
page-writing = Reply
