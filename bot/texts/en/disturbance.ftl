## Declared disturbances, and the deviations that they cover

disturbance-since = since { $began }
disturbance-span = { $began } to { $ended }
disturbance-read-back = ⚡ Disturbance: <b>{ $what }</b>, { $when }. Covers { $deviations } deviations of { $visits } visits so far. It does not count yet.
disturbance-declared = ⚡ The disturbance <b>{ $what }</b>, { $when }, is declared. It covers { $deviations } deviations of { $visits } visits; they need no explanation one by one.
disturbance-proposed = ⚡ The disturbance <b>{ $what }</b>, { $when }, is proposed to the supervisors.
disturbance-ask = ⚡ { $name } proposes a disturbance: <b>{ $what }</b>, { $when }. It covers { $deviations } deviations of { $visits } visits so far. Was there one?
disturbance-refused = The proposed disturbance <b>{ $what }</b>, { $when }, is not declared.
disturbance-withdrawn = ↩️ The disturbance <b>{ $what }</b>, { $when }, is withdrawn. Its deviations are to be answered for one by one again.
disturbance-ended = ✔️ The disturbance <b>{ $what }</b> is over, { $when }. It covers { $deviations } deviations of { $visits } visits.
disturbance-change-ask = ⚡ Disturbance <b>{ $what }</b>, { $when }. Type its true time, for example <b>09.10-09.30</b>.
disturbance-unclear = The time cannot be read. Write for example <b>disturbance zoom 09.10-09.40</b>, <b>disturbance power cut since 10.00</b>, or of a past day <b>disturbance zoom 20 November 09.10-09.40</b>; it cannot begin in the future.
disturbance-what = Which disturbance? Write for example <b>disturbance zoom 09.10-09.40</b>.
disturbance-wide = That span covers more than { $most } visits. Please declare a narrower one.
disturbance-gone = That choice does not hold any more. Type /gangguan to see what there is.
disturbance-dropped = Very well, no disturbance is recorded.
disturbance-none-lasts = No disturbance is going on.
disturbance-supervisor = Disturbances are declared, changed and withdrawn by supervisors. To propose one, write for example <b>disturbance zoom 09.10-09.40</b>.
disturbance-is-proposed = The disturbance <b>{ $what }</b>, { $when }, still waits for a supervisor.
disturbance-is-declared = The disturbance <b>{ $what }</b>, { $when }, has been declared by { $name }.
disturbance-is-refused = The disturbance <b>{ $what }</b>, { $when }, has been refused by { $name }.
disturbance-is-withdrawn = The disturbance <b>{ $what }</b>, { $when }, has been withdrawn by { $name }.
disturbance-list =
    ⚡ <b>Disturbances</b>
    { $lines }

    To record one: <b>disturbance zoom 09.10-09.40</b>, <b>disturbance power cut since 10.00</b>, <b>disturbance over</b>.
disturbance-nothing = No disturbance in the last seven days.
disturbance-line = { $no }. <b>{ $what }</b>, { $when }: { $stands } by { $name }.
disturbance-stands-proposed = proposed
disturbance-stands-declared = declared
disturbance-no = { " " }{ $no }
disturbance-began = We apologise: there is a disturbance at our office ({ $what }). Your number <b>{ $ticket }</b> stays valid, and we will tell you as soon as it is over.
disturbance-over = The disturbance at our office ({ $what }) is over. We go on with <b>{ $ticket }</b>. Thank you for your patience.
choice-disturbance-declare = ⚡ Declare
choice-disturbance-propose = ⚡ Propose
choice-disturbance-drop = Drop it
choice-disturbance-yes = ⚡ Yes, a disturbance{ $no }
choice-disturbance-refuse = No disturbance{ $no }
choice-disturbance-end = ✔️ Over{ $no }
choice-disturbance-change = 🕘 Change time{ $no }
choice-disturbance-withdraw = ↩️ Withdraw{ $no }
deviation-covered = It is covered by a declared disturbance and needs no explanation.
ledger-covered = • { $at }: covered by a disturbance ({ $cause }). { $said }
ledger-uncovered = • { $at }: not covered by a disturbance any more.
ledger-disturbances = ⚡ Disturbances that go on or wait for a supervisor: { $count }. Type /gangguan.
