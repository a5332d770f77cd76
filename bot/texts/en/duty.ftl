# Duty: on it, on a break, the roster, and work that was left behind.

## How it stands

duty-on = on duty
duty-off = off duty
duty-rest = on a break until { $until }
duty-ending = hours of duty are over
duty-colleague-rests = ☕ { $name } is on a break until { $until }.
duty-next = 🗓 Your next duty: { $day }, { $between }.

## Buttons

choice-duty-on = ▶️ Go on duty
choice-duty-off = ⏹️ Go off duty
choice-duty-rest = ☕ Take a break
choice-duty-back = ▶️ Back on duty
choice-duty-here = 👋 I am here
choice-duty-keep = I go on with all
choice-duty-keep-ticket = Go on with { $ticket }
choice-duty-give-ticket = Give back { $ticket }

## Breaks

duty-rest-begun = ☕ Enjoy your break. You are not told of new visitors; the visits you hold stay yours. The break ends by itself at { $until }.
duty-rest-over = ▶️ Your break is over and you are back on duty. Waiting: { $count }.

## Begin and end

duty-begun = ▶️ Your duty begins now, until { $until }. You are on duty.
duty-begins = 🗓 Your duty begins now, until { $until }. Please press the button below when you are ready.
duty-come = 🗓 Your duty has begun and { $count } visitors are waiting. Please press the button below when you are ready.
duty-ended = ⏹️ Your hours of duty are over. Thank you. If you want to work on, press the button below.
duty-ends =
    ⏹️ Your hours of duty ended at { $at }, and you still hold { $tickets }.
    Go on yourself, or give them back to other officers? Without an answer until { $due } all are given back.
duty-ends-still = Noted. What about { $tickets }?
duty-goes-on = All right, { $tickets } stay yours until they are finished. You are not told of new visitors any more.

## Work that was left behind

duty-given-back = The visits you had taken are open to other officers: { $tickets }.
duty-handed-over = Visit { $ticket } goes to { $name }, by the roster.
duty-yours-now = 📋 By the roster, visits of { $name } are yours now: { $tickets }.
duty-free-now = 📋 { $name } does not hold { $tickets } any more. Please take over.
duty-silent = 👋 Are you still there? { $tickets } has taken longer than it should. Press the button below before { $due }; after that other officers may take your visits.
duty-nobody-left = ⚠️ { $count } visitors are still waiting and nobody who could receive them is on duty.
duty-nobody = ⚠️ The office is open and nobody is on duty. Visitors waiting: { $count }.
