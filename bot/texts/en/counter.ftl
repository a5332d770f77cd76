# Officers register a visitor whom they have met.

choice-register = ➕ Register a visitor
choice-register-now = ▶️ Serve now
choice-register-queue = ⏳ Into the queue
choice-register-link = 🔗 In Zoom: { $name }

register-ask = { $why }{ $what }
register-not-yours = Sorry, visitors are registered by whoever receives them, or by a supervisor.
register-again = Please answer in words, or with one of the choices.{ " " }
register-name = What is the visitor's name? All at once will do too: <code>/register name; institution; business; purpose</code>. Type <b>cancel</b> to leave it.
register-institution = From which institution or school?
register-category = What kind of business is it?
register-purpose = What is it about, in short?
register-line = { $what }: { $answer }
register-review =
    <b>The visitor to be registered</b>
    { $lines }

    Make sure that the visitor knows that this is recorded for the service.
registered = { $name } is registered with number <b>{ $ticket }</b> (<code>{ $number }</code>) and waits in the queue. Please tell them the number.
registered-now = { $name } is registered with number <b>{ $ticket }</b> (<code>{ $number }</code>) and is with you now.
card-registered = { " " }· registered by { $name }, has no chat
aloud-call = 🔔 Number <b>{ $ticket }</b> ({ $name }) is called. The visitor has no chat: please call them yourself.
aloud =
    🗣️ Please tell <b>{ $ticket }</b> ({ $name }), who has no chat:
    { $words }

## Paper forms entered afterwards

choice-record = 💾 Keep
choice-record-not = Never mind
card-entered = { " " }· entered afterwards by { $name }, { $at }
afterwards-ask =
    📝 <b>A paper form, entered afterwards</b>
    Numbers kept aside: { $numbers }
    Send one message, a line for each field:

    number: …
    name: …
    institution: …
    business: informasi
    purpose: …
    arrived: 09.05
    called: 09.10
    served: 09.30
    ended: 09.35
    outcome: …

    <i>Served</i> means that the service had been given. Times are of the day of the number.
afterwards-no-numbers = none yet; an administrator keeps some aside with loket numbers reserve
afterwards-faults =
    This cannot be recorded yet:
    { $faults }

    Send only the lines to be put right, for example: arrived: 09.05
afterwards-fault-missing = • { $field } is missing.
afterwards-fault-number = • Number { $number } is not among those kept aside, or has been used.
afterwards-fault-category = • The business "{ $answer }" is not known.
afterwards-fault-time = • { $field } is no time; write it like 09.05.
afterwards-fault-future = • { $field } has not happened yet.
afterwards-fault-order = • { $field } cannot be before { $before }.
afterwards-field-number = Number
afterwards-field-name = Name
afterwards-field-category = Business
afterwards-field-arrived = Time of arrival
afterwards-field-called = Time of the call
afterwards-field-served = Time served
afterwards-field-ended = Time of the end
afterwards-field-outcome = Outcome
afterwards-review =
    <b>{ $number }</b> · { $name } · { $category }
    Arrived { $arrived }, called { $called }, served { $served }, ended { $ended }
    Outcome: { $outcome }

    Is this what the paper says? If not, send the right lines.
afterwards-kept = Form { $number } is recorded as { $ticket }. Its times can still be put right from its card.
