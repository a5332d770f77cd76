# The desk's words for officers.

card-staff =
    <b>{ $ticket }</b> · { $status }{ $call }{ $calling }{ $priority }{ $room }{ $sheet }{ $registered }
    { $owner }

    { $answers }
    Result of the service: { $outcome }
    <code>{ $number }</code>

    { $steps }{ $requires }{ $addendum }{ $remarks }
card-later = { " " }· asked to be called { $until } or later
card-preferred = { " " }· goes first: { $class }
card-priority = { " " }· asks to go first: { $class }
card-called-again = { " " }· no answer yet to call { $count } of { $most }
card-owner = Attended to by { $name }
card-owner-none = Nobody has taken it yet
card-owners = { $first } · { $rest }
card-owner-free = { $role }: nobody has taken it yet
card-owner-of = { $role }: { $name }
status-preparing = being prepared
status-queued = waiting, place { $place }
status-queued-further = waiting, after the first { $nearest } places
status-parked = parked until the visitor answers HERE
status-in-service = being served
status-finished = finished
status-cancelled = cancelled by the visitor
status-no-show = did not appear
status-lapsed = closed after long silence
status-unresolved = closed, end not recorded

choice-claim = 🙋 Take
choice-call = 🔔 Call
choice-outcome = 📝 Write the outcome
choice-outcome-again = 📝 Correct the outcome
choice-recall = ↩️ Is here after all
choice-call-ticket = 🔔 Call { $ticket }
choice-call-sure = Yes, call { $ticket }
choice-undo = ↩️ Withdraw last report
choice-correct = 🕘 Correct a time
choice-step = Step { $no }
choice-no-show = 🚫 Did not appear
choice-reply = 💬 Write to the visitor
choice-open = 📋 Open the card
choice-open-ticket = 📋 { $ticket }

staff-welcome = Welcome on duty, { $name }. This chat is now registered for the role <b>{ $role }</b>.
staff-menu =
    <b>{ $name }</b> · { $role } · { $duty }
    Being served: { $serving } · waiting: { $count }

    { $work }

    { $queue }
queue-empty = Nobody is waiting.
queue-line = { $place }. { $ticket } (joined { $since })

staff-role-supervisor = Supervisor
staff-role-admin = Desk administrator
staff-press-stale = { $about }That button does not fit the present state. Type <b>menu</b> to see the queue and the cards.
staff-words-please = Photos, stickers and voice messages cannot be passed on; please write words.
staff-no-show = Number { $ticket } is recorded as not appeared, and the visitor has been told.
staff-call-ask = Number <b>{ $ticket }</b> is in place { $place }; first is <b>{ $first }</b>. Who is to be called?
staff-call-ask-later = Number <b>{ $ticket }</b> asked not to be called before { $until }. Who is to be called?
staff-taken = Number { $ticket } has already been taken by { $name }.
staff-not-yours = Sorry, on visit { $ticket } that is not for the role { $role }. Please ask the officer who attends to it, or a supervisor.
staff-step-not-yours = Sorry, the time of step { $no } of { $ticket } can only be put right by { $role } or a supervisor.
staff-not-door = Sorry, saying who somebody in Zoom is belongs to whoever receives visitors, or a supervisor.
staff-already-met = Visitor { $ticket } has already been received, so they cannot be recorded as not appeared.
seat-moved = The access of officer <b>{ $name }</b> is now used from another chat; this one is no officer's any more. If you did not ask for that, please contact the desk's administrator at once.
seat-ended = The access of officer <b>{ $name }</b> from this chat has ended. Thank you for your work. If this is a mistake, please contact the desk's administrator.
staff-visit-over = Visit { $ticket } has already ended.
staff-outcome-ask = Please write down the result of the service for <b>{ $ticket }</b> in one message ({ $output }).
staff-outcome-short = Please put the result of the service for <b>{ $ticket }</b> in words, or type <b>cancel</b>.
staff-outcome-kept =
    The result of the service for { $ticket } is recorded (version { $version }).
    Kind: <b>{ $kinds }</b>. Tap a kind to change it.
    { $asked }
staff-reply-ask = Write your message to visitor <b>{ $ticket }</b>, or type <b>cancel</b>.
staff-undone = The last report for { $ticket } is withdrawn; its record is kept.
staff-nothing-to-undo = There is no report on { $ticket } to withdraw.
staff-nothing-to-correct = No step of visit { $ticket } is finished yet.
staff-correct-which = Which step of { $ticket } ended at another time than recorded?
staff-correct-ask =
    <b>{ $ticket }</b>, step { $no }: { $activity }
    { $known }
    At what time did this step really end? Write it like <b>09.05</b>, or type <b>cancel</b>.
time-known = Recorded as ended { $at }.
time-unknown = No end has been recorded.
staff-correct-wrong = Please write a time for { $ticket } like <b>09.05</b>, between { $began } and { $now }; or type <b>cancel</b>.
staff-corrected = Step { $no } of { $ticket } is now recorded as ended { $at }. The earlier record is kept.
staff-waiting-long = ⏳ Number <b>{ $ticket }</b> has been waiting for { $waited } and has not been called.

relay-to-staff =
    💬 Message from <b>{ $ticket }</b> ({ $name }):
    { $text }

file-to-staff = 📎 File from <b>{ $ticket }</b> ({ $name })
thread-file-to-staff = 📎 File from <b>{ $name }</b> (#{ $mark })

step-one = step { $no }
step-whole = the whole service
step-run = steps { $first } to { $last } (together)
deviation-flagged =
    ⏰ <b>{ $ticket }</b>: { $steps } went over the standard time ({ $standard }).
    { $activity }
    Visitor: { $name }; running since { $since }. It was due { $due }. { $answers }
deviation-answered = The deviation is recorded and { $role }{ $who } answers for it.
deviation-answered-by = { " " }({ $name })
deviation-visitor = This step is the visitor's own and recorded on the visitor's side; { $role }, please help them.
deviation-withdrawn = ✔️ <b>{ $ticket }</b>: the deviation of { $steps } is withdrawn: by the latest record the time was kept.
deviation-withdrawn-unproven = ✔️ <b>{ $ticket }</b>: the note about { $steps } is withdrawn: a step was passed over without a report, so that nothing proves its time was exceeded.
staff-warned = ⌛ <b>{ $ticket }</b> ({ $name }): { $left } left for step { $no } ({ $activity }), due { $due }.
supervisor-attention = ❗ <b>{ $ticket }</b> is still held up at step { $no } ({ $activity }) since { $since }; it was due { $due }. With: { $who }. Visitor: { $name }.
owner-reminder = 📌 <b>{ $ticket }</b> is waiting for step { $no }: { $activity }.

outcome-owed = 📝 The outcome of <b>{ $ticket }</b> (step { $no }) is not written down yet.
supervisor-silent = ❗ <b>{ $ticket }</b>: step { $no } ({ $activity }) has not been reported and there has been no news for long. The visit stays open.
supervisor-outcome-owed = ❗ <b>{ $ticket }</b>: the outcome of step { $no } ({ $activity }) is not written down. The visit stays open.
supervisor-unresolved = ❗ <b>{ $ticket }</b> was closed as not recorded: step { $no } ({ $activity }) was never reported. Officers can still report it from the card.
supervisor-unresolved-outcome = ❗ <b>{ $ticket }</b> was closed as not recorded: the outcome of step { $no } ({ $activity }) was never written down. Officers can still write it from the card.

delivery-given-up = ⚠️ A message for <b>{ $ticket }</b> could not be delivered ({ $reason }). Please contact the visitor in another way.
event-parked =
    ⚠️ One event could not be processed and is kept for examination.
    Name: <code>{ $key }</code>
    Cause: { $reason }
    See it with: <code>loket doctor</code>
platform-well = ℹ️ Good news of a connection: { $words }
events-parked =
    ⚠️ Events that could not be processed since { $since } and are kept for examination: { $count }.
    See them with: <code>loket doctor</code>
platform-troubled =
    ⚠️ Trouble with a connection: { $words }
    Look with: <code>loket doctor</code>
clock-jumped =
    ⚠️ The clock of Loket's computer has changed suddenly: { $direction }. { $meaning }
    Please check how that computer keeps the time (NTP).
clock-forward = forward by { $by }
clock-back = back by { $by }
clock-followed = Loket now goes by the new time. Deadlines are derived anew, and deviations recorded because of the wrong time are withdrawn.
clock-not-followed = Loket keeps to the old time; if the change lasts for more than a minute, the new time is used.
platform-recovered = ✅ The connection to { $platform } is well again.
work-deadline = deadlines of visits
work-paper = service documents
work-file = files of visitors
work-set-aside =
    ⚠️ { $what }: { $count } cannot be processed. Loket tries again, less and less often; everything else goes on.
    See it with: <code>loket doctor</code>
work-given-up =
    ⚠️ { $what }: { $count } still cannot be processed and will not be tried again until Loket is restarted. Please look after the visits, then update Loket.
    See it with: <code>loket doctor</code>
sheet-unsound =
    ⚠️ Version <code>{ $version }</code> of the POS sheet can no longer be read whole. Visits that began under it go on, but their times are not judged.
    See it with: <code>loket doctor</code>
card-unsound = { " " }· ⚠️ old POS sheet not fully readable, times are not judged

## Whether messages arrive (on channels that say so)

brief-staff =
    <b>{ $ticket }</b> · { $status }
    { $owner }
    { $news }
call-accepted = { " " }· call on its way
call-sent = { " " }· call sent { $at }
call-delivered = { " " }· call delivered { $at }
call-read = { " " }· call read { $at }
call-failed = { " " }· ⚠️ call not delivered
call-unreached = ⚠️ The call for <b>{ $ticket }</b> has not reached the visitor's phone (sent { $since }). Please reach them another way.
choice-messages = 📬 Messages sent
staff-messages =
    Messages to <b>{ $ticket }</b>:
    { $messages }
messages-none = none yet.
messages-line = • { $said }: { $words } ({ $state })
message-pending = not sent yet
message-accepted = taken by WhatsApp
message-sent = sent
message-delivered = delivered { $at }
message-read = read { $at }
message-failed = not delivered: { $reason }
message-withheld = not sent: { $reason }
message-by-template = only an invitation by template, { $state }
staff-late-message = A message that you sent { $at } has only just arrived, so nothing was done with it. Send it again if it still matters.

## Zoom

zoom-way-static = ℹ️ No personal Zoom link could be had for <b>{ $ticket }</b> ({ $reason }); the visitor was given everybody's. Please know them by their name in Zoom.
zoom-who = 👤 Who is "{ $name }" { $where }?
zoom-nameless = without a name
zoom-waiting = in Zoom's waiting room
zoom-inside = in the Zoom meeting
choice-who-staff = Staff
choice-who-stranger = Not a visitor
zoom-who-noted = Fine, "{ $name }" is noted as no visitor.
zoom-who-visit = Fine, "{ $name }" is visitor <b>{ $ticket }</b>.
zoom-dropped = 🔌 Visitor <b>{ $ticket }</b> has been out of Zoom since { $since }, before being served. Wait, or call them back.
choice-call-back = 📣 Call back
staff-called-back = Visitor { $ticket } was asked to come back to Zoom.
outcome-due = 📝 Zoom says that the service of <b>{ $ticket }</b> is over. Please write down its outcome.
card-room = { " " }· room { $no }
done-masuk-ruang-no = ✅ Now in room { $no }
zoom-other-room = ↔️ Visitor <b>{ $ticket }</b> is in room { $no }, but was sent to room { $sent }.
zoom-silent = ℹ️ Zoom has said nothing of <b>{ $ticket }</b> yet; steps are recorded from officers' buttons. Look with: <code>loket doctor</code>
choice-room = 🚪 Is in room { $no }

## A visitor's wish to talk to a person

wish-to-staff = 🙋 { $name } (#{ $mark }) is filling in the form and would like to talk to an officer: "{ $text }". The number follows when the form is finished.
wish-nameless = Visitor

## Conversation with a visitor who has not registered

thread-to-staff =
    💬 <b>{ $name }</b> (#{ $mark }) asks:
    { $text }
thread-answer-ask = Write your answer to <b>{ $name }</b> (#{ $mark }), or type <b>cancel</b>.
thread-answered = Your answer to { $name } (#{ $mark }) is sent.
thread-taken = You have the conversation with <b>{ $name }</b> (#{ $mark }); further messages reach only you.
thread-taken-by = { $officer } has the conversation with { $name } (#{ $mark }).
thread-given = The conversation with { $name } (#{ $mark }) is handed over to the other officers.
thread-given-to-nobody = The conversation with { $name } (#{ $mark }) is no longer yours, but no other officer can be told at the moment.
thread-given-to-staff = The conversation with <b>{ $name }</b> (#{ $mark }) was handed back by { $officer }; please let one of you take it.
thread-invited = { $name } (#{ $mark }) has been invited to register.
thread-ended-to-staff = The conversation with { $name } (#{ $mark }) is closed.
thread-over = The conversation with { $name } (#{ $mark }) is over. An answer can still be sent.
thread-unanswered = ❗ The last message of <b>{ $name }</b> (#{ $mark }) has not been answered, and the conversation was closed after a long silence. An answer can still be sent.
thread-not-yours = The conversation with { $name } (#{ $mark }) is not for your role.
choice-thread-answer = 💬 Answer
choice-thread-take = ✋ I take it
choice-thread-give = ↩️ Hand over
choice-thread-invite = 📝 Invite to register

## An officer's words that do not say for whom

staff-words-ask =
    { $unsent }Who is this message for?
    <i>{ $text }</i>
staff-words-unsent = Your message before ("{ $text }") has not been sent.{ " " }
staff-words-unsent-told = Your message before ("{ $text }") has not been sent.
staff-words-nobody = That message was sent to nobody: no visit is going on at the moment. Type <b>menu</b> to see the queue.
staff-words-gone = That message was not sent by this button: it has been sent already, or you have written something else since. If it is still needed, please write it again.
choice-words-to = 💬 To { $ticket }
choice-words-to-named = 💬 To { $ticket } { $name }
choice-words-none = No message
choice-words-outcome = 📝 Outcome of { $ticket }

## What visitors asked

staff-asked =
    <b>What visitors asked in the last 30 days</b>
    { $questions }

    Answers to common questions can be added in faq.toml (section [texts] of loket.toml).
asked-nothing = No questions yet.
asked-answered = ✅ { $what } ({ $count }×, answered)
asked-not-answered = ❗ { $what } ({ $count }×, the answer did not help)
asked-without-answer = ❗ { $what } ({ $count }×, there is no answer yet)
asked-not-understood = ❓ { $what } ({ $count }×, not understood)

## Appointments

choice-agenda = 📅 Today's appointments
choice-agenda-day = 📅 { $day }
agenda =
    <b>Appointments on { $day }</b>: { $count }

    { $lines }

    Missed in the last 30 days: { $missed }
card-appointed = { " " }· appointment { $slot }
agenda-empty = No appointments.
agenda-line = { $time } · <b>{ $ticket }</b> · { $name } · { $state }
agenda-coming = not heard of yet
agenda-confirmed = will come
agenda-here = here
agenda-parked = put aside
agenda-off = This desk has no appointments (setting appointments.enabled).
agenda-move = Number <b>{ $ticket }</b>. { $asked }
agenda-moved = Number <b>{ $ticket }</b> was moved; it is now { $slot }. The visitor has been told.

## After the desk was down: several visits at once

overruns-found-late =
    ⏰ { $count } visits went over the standard time; the desk learnt of it only now.
    { $lines }
    Each is on record by itself. Open its card to go on, or see /penyimpangan.
overruns-still-late =
    ❗ { $count } visits are still held up.
    { $lines }
overruns-line = • <b>{ $ticket }</b> ({ $name }): { $steps }, due { $due }
