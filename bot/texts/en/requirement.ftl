## What a step requires and has to yield, on the officers' side

card-requirements = { $equipment }{ $data }
card-requires =
    { "" }

    🧰 Required for step { $no }:
    { $lines }
card-required = ▫️ { $item }
card-required-missing = ❌ { $item } (missing)
card-data =
    { "" }

    🗂 Visitor data still missing:
    { $lines }
card-data-missing = ▫️ { $field }
choice-equipment = 🧰 Equipment
choice-equipment-missing = ❌ Missing: { $item }
choice-equipment-there = ✅ There: { $item }
choice-complete = 🗂 Complete data

equipment-list =
    🧰 <b>{ $ticket }</b>, step { $no } ({ $activity }). What has to be there:
    { $lines }
    Press what is missing.
equipment-which = The equipment of which visit?
equipment-nothing-runs = No step of yours that requires equipment is going on.
equipment-none = <b>{ $ticket }</b>: no step that requires equipment is going on.
equipment-step-over = <b>{ $ticket }</b>: that step is not going on any more, so its mark cannot be changed. Add what there is to say by /penyimpangan.
equipment-missing = ❌ <b>{ $ticket }</b>, step { $no }: <b>{ $item }</b> is on record as missing. { $answers }
equipment-there = ✅ <b>{ $ticket }</b>, step { $no }: <b>{ $item }</b> is there.

data-choose = 🗂 <b>{ $ticket }</b>: which answer do you want to fill in?
data-ask =
    🗂 <b>{ $ticket }</b>: type <b>{ $field }</b> as the visitor says it.
    { $options }
data-file = <b>{ $ticket }</b>: { $field } is a file, which only the visitor can send. Ask for it by <b>Write to the visitor</b> on the card.
data-wrong = <b>{ $field }</b> cannot be kept yet. { $why }
data-filled-in = ✔️ <b>{ $ticket }</b>: { $field } is kept. { $left ->
        [0] The visitor's data are complete.
        [one] One is still missing.
       *[other] { $left } are still missing.
    }
data-complete = <b>{ $ticket }</b>: the visitor's data are complete.

step-equipment = { $steps }, equipment { $item }
step-output = { $steps }, output
deviation-visitors-side = This step is the visitor's and is recorded on the visitor's side; no officer has to explain it.
deviation-equipment-flagged =
    🧰 <b>{ $ticket }</b>: { $what } is marked as missing.
    { $activity }
    { $answers }
deviation-output-flagged =
    📭 <b>{ $ticket }</b>: { $what } was not there when it should have been: { $output }.
    { $activity }
    { $answers }
deviation-withdrawn-thing = ✔️ <b>{ $ticket }</b>: the deviation of { $steps } is withdrawn by the latest record.
addendum-flagged-thing = 📝 After the visit was closed: { $steps } recorded as missing.
ledger-lacked-equipment = Missing since { $at }: { $item }.
ledger-lacked-output = Not there { $at }: { $output }.
ledger-supplied = • { $at }: what was missing has been supplied ({ $who }).
compensation-offer-thing =
    Our service for visit <code>{ $number }</code> did not meet the standard that we promise. We apologise for the inconvenience.

    As compensation we offer: <b>{ $offer }</b>. Would you like to accept it?
