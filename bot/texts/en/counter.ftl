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
