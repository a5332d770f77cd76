# My work, the day, the board, and proposals to review the standard.

## My work

work =
    <b>My work</b>
    { $sections }
work-nothing = Nothing is in your name at the moment.
work-waiting = Nothing is in your name yet. Attended to without an officer: { $untaken }; waiting to be called: { $waiting }. Open a number below, then press Take or Call.
work-section =
    <b>{ $title }</b>
    { $lines }
work-visits = Visits you have taken
work-untaken = Being served, taken by nobody yet
work-outcomes = Outcomes not written yet
work-explanations = Deviations for you to explain
work-verdicts = Explanations waiting for a verdict
work-follow-ups = Your follow-ups
work-threads = Conversations
work-parked = Parked (did not answer their call)
work-line = { $mark } <b>{ $ticket }</b> { $name } · { $state }{ $outcome }
work-mark = •
work-mark-late = ⏰
work-step = step { $no } ({ $activity }), { $who }{ $time }
work-due = , due { $due }
work-late = , late since { $due }
work-by-you = your turn
work-by-visitor = waiting for the visitor
work-no-outcome = { " " }· outcome not written
work-outcome = • <b>{ $ticket }</b> (<code>{ $number }</code>), ended { $at }
work-outcome-of = • <b>{ $ticket }</b> (<code>{ $number }</code>), ended { $at }, by { $name }
work-ledger = • <b>{ $ticket }</b>, { $steps }: by { $due } at the latest. { $took }
work-more = … and { $count } more.
work-thread-unanswered = • <b>{ $name }</b> (#{ $mark }) has been waiting for an answer since { $since }
work-thread-answered = • { $name } (#{ $mark }), last heard { $since }
work-parked-line = • { $ticket }
choice-work-outcome = 📝 Outcome { $ticket }
work-follow-up = { $mark } <b>{ $ticket }</b> (<code>{ $number }</code>), { $what }, due { $due }. { $task }
work-follow-up-late = { $mark } <b>{ $ticket }</b> (<code>{ $number }</code>), { $what }, overdue since { $due }. { $task }
choice-work-follow-up = ✅ Done: { $ticket }
choice-work-explain = ✍️ Explain { $ticket }, { $steps }
choice-work-thread = 💬 Answer { $name } (#{ $mark })

## The screen in the waiting room (numbers only)

screen-title = Queue screen
screen-called = Now calling
screen-serving = Being served
screen-next = Next
screen-waiting = Waiting: @
screen-closed = The desk is closed.
screen-closed-until = The desk is closed; it opens again at @.
screen-lost = No connection since @; this is how things stood then. Trying to connect again.
screen-no-line = Not connected to the desk yet. Trying again.
screen-sound-on = Turn the call sound on
screen-sound-off = Turn the call sound off
screen-noscript = This screen needs JavaScript.

## The board and the day

choice-board = 📺 Queue board
choice-today = 📊 Today
day-not-yours = Sorry, that is only for supervisors and administrators.
board =
    <b>Queue</b> · { $at }
    🔔 Called: <b>{ $called }</b>
    Being served: { $serving }
    Next: { $next }
    Waiting: { $count }{ $band }
    { $live }
board-band = { " " }· who comes now is called { $band }
board-closed = { " " }· the desk is closed, opens { $opening }
board-live = <i>This board keeps itself up to date until the desk closes.</i>
board-once = <i>Type queue board to see how things stand now.</i>
board-ended =
    <b>The board is closed</b> · { $at }
    Today { $came } visits: { $finished } finished, { $cancelled } cancelled, { $absent } absent, { $silent } without a word; { $waiting } still waiting.
today =
    <b>Today</b>, { $day }, { $at }
    Visits: { $came } · being served: { $serving } · waiting: { $waiting }
    Finished: { $finished } · cancelled: { $cancelled } · absent: { $absent } · without a word: { $silent }

    { $parts }
today-plan = Plan and actual by step
today-step = { $no }. { $activity }: usually { $middle }, 9 of 10 within { $most }; standard { $standard } ({ $times } times)
today-step-late = ⏰ { $no }. { $activity }: usually { $middle }, 9 of 10 within { $most }; standard { $standard } ({ $times } times, { $late } late)
today-step-once = { $no }. { $activity }: { $middle }, once; standard { $standard }
today-step-once-late = ⏰ { $no }. { $activity }: { $middle }, once; standard { $standard }
today-overruns = Overruns
today-overrun = • <b>{ $ticket }</b>, { $steps }: { $answers }, { $stage }. { $took }
today-visitors-side = on the visitor's side
today-follow-ups = Follow-ups due
today-follow-up = { $mark } <b>{ $ticket }</b> (<code>{ $number }</code>), { $what }: { $owner }, due { $due }. { $task }
today-disturbances = Disturbances today
today-disturbance-declared = ⚡ { $what }, { $when }
today-disturbance-proposed = ⚡ { $what }, { $when }: waits for a supervisor (/disturbance)
today-picture = Plan and actual by step: { $sheet }
capacity = 📈 Capacity: with { $officers } officers about { $hourly } visitors an hour (9 of 10 called within { $wait }). Basis: { $visits } visits of the last 90 days, { $mean } on average from the call until the place is free.
capacity-unknown = 📈 Capacity: cannot be reckoned yet; at least 20 visits that were served are needed.
capacity-nobody = 📈 Capacity: no officer is on duty.
chart-title = Plan and actual: { $sheet }
chart-step = { $no }. { $activity }
chart-standard = standard time
chart-middle = usually (median)
chart-most = 9 of 10 done within
chart-times = { $times } times, { $late } late
chart-no-standard = as needed
chart-length = { $length }

## Proposals to review a standard (columns of PermenPANRB 35/2012, table 7)

choice-proposals = 📐 See proposals
choice-proposal-review = 📐 Review step { $no }, { $month }
choice-proposal-keep = Keep, step { $no }, { $month }
proposals =
    <b>Proposals to review a standard</b>

    { $lines }
proposals-none = There are no proposals yet.
proposals-told =
    📐 <b>Proposals to review a standard, { $month }</b>: { $count }

    { $lines }
proposal =
    <b>Step { $no }</b>: { $activity } ({ $month })
    Assessment: does not go well.
    Notes: { $late } of { $visits } visits ({ $share } %) overran the standard of { $standard }; usually { $middle }, 9 of 10 within { $most }.
    Action: { $decided }
proposal-open = not decided yet.
proposal-review = the standard is reviewed: "{ $words }" ({ $who }, { $at })
proposal-keep = the standard stays: "{ $words }" ({ $who }, { $at })
proposal-ask-review = Step { $no }, { $month }: write the standard that you propose and why, or type <b>cancel</b>.
proposal-ask-keep = Step { $no }, { $month }: the standard stays. Write what is done instead, or type <b>cancel</b>.
proposal-kept = ✔️ The decision on step { $no }, { $month }, is kept. The sheet itself is changed in its file.
proposal-decided-already = That proposal has been decided already.
