# Duty: on it, on a break, the roster, and work that was left behind.

## How it stands

duty-on = on duty
duty-off = off duty
duty-rest = on a break that ends { $until }
duty-ending = hours of duty are over
duty-colleague-rests = ☕ { $name } is on a break that ends { $until }.
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
choice-duty-give = Give all back

## Breaks

duty-rest-begun = ☕ Enjoy your break. You are not told of new visitors; the visits you hold stay yours. The break ends by itself { $until }.
duty-rest-over = ▶️ Your break is over and you are back on duty. Waiting: { $count }.

## Begin and end

duty-begun = ▶️ Your duty begins now and ends { $until }. You are on duty.
duty-begins = 🗓 Your duty begins now and ends { $until }. Please press the button below when you are ready.
duty-come = 🗓 Your duty has begun and { $count } visitors are waiting. Please press the button below when you are ready.
duty-ended = ⏹️ Your hours of duty are over. Thank you. If you want to work on, press the button below.
duty-left = ⏹️ You are off duty now. Thank you. If you still want to work, press the button below.
duty-leaving =
    ⏹️ Before you go off duty: you still hold { $tickets }.
    Will you go on with them, or give them back for somebody else? Without an answer, all of it is given back { $due }.
duty-ends =
    ⏹️ Your hours of duty ended { $at }, and you still hold { $tickets }.
    Go on yourself, or give them back to other officers? Without an answer, all are given back { $due }.
duty-ends-still = Noted. What about { $tickets }?
duty-goes-on = All right, { $tickets } stay yours until they are finished. You are not told of new visitors any more.

## Work that was left behind

duty-given-back = The visits you had taken are open to other officers: { $tickets }.
duty-handed-over = Visit { $ticket } goes to { $name }, by the roster.
duty-yours-now = 📋 By the roster, visits of { $name } are yours now: { $tickets }.
duty-free-now = 📋 { $name } does not hold { $tickets } any more. Please take over.
duty-silent = 👋 Are you still there? { $tickets } has taken longer than it should. Please press the button below; other officers may take your visits { $due }.
duty-nobody-left = ⚠️ { $count } visitors are still waiting and nobody who could receive them is on duty.
duty-nobody = ⚠️ The office is open and nobody is on duty. Visitors waiting: { $count }.

## The roster

roster-shown =
    🗓 <b>Duty roster</b>
    { $days }
roster-none = There is no roster for this week and the next yet.
roster-day =
    { $day }
    { $turns }
roster-stretch = • { $spans }: { $names }
roster-every = Every { $day }
roster-all-hours = during opening hours
roster-nobody = nobody
roster-line = • { $day }, { $hours }: { $names }{ $before }
roster-before = { " " }(before: { $names })
roster-read-back =
    🗓 To be entered:
    { $lines }
    { $again }
roster-changed-since = The roster has changed since it was shown; please look once more.
choice-roster-apply = ✅ Apply
choice-roster-drop = Cancel
roster-entered =
    ✅ Entered into the roster:
    { $lines }
roster-told =
    🗓 { $name } changed your duty roster:
    { $lines }
roster-dropped = All right, the roster stays as it is.
roster-gone = That proposal is gone. Please write it once more.
roster-not-yours = Sorry, supervisors and administrators decide about that.
roster-not-read = “{ $words }” could not be read. Write for example “jadwal Monday: Sari, Budi” or “jadwal 30 November 08.00–12.00: Sari”. Officers: { $names }.
roster-no-such-day = The day in “{ $words }” is not clear. Write for example “Monday”, “Monday-Friday” or “30 November”. Officers: { $names }.
roster-no-such-hours = The hours in “{ $words }” are not right. Write for example “08.00–12.00”. Officers: { $names }.
roster-nobody-so = There is no officer called “{ $words }”. Officers: { $names }.
roster-which-of-them = There are several officers called “{ $words }”; please write the full name. Officers: { $names }.

## Kinds of business of an officer

category-given = ✅ { $name } now serves: { $categories }
category-told = { $name } has noted that you serve: { $categories }
category-all = all kinds of business
category-not-read = Write for example “kategori Sari: informasi, pengaduan” or “kategori Sari: semua”. Officers: { $names }. Kinds of business: { $categories }.
