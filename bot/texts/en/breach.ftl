## Breaches of personal data (UU 27/2022 article 46)

breach-list =
    <b>Breaches of personal data</b>

    { $lines }

    To declare one: <code>/breach 20/11/2026 22/11/2026 how it happened</code>
breach-none = None is open.
breach-line =
    <b>{ $id }</b> · { $began } to { $ended }
    { $words }
    Seen to by { $owner }. Due within 3×24 hours: { $due } ({ $hours } hours left).
    Authority: { $authority }. Persons concerned: { $persons }.
breach-done = told { $at }
breach-not-done = not told yet
breach-declared =
    🚨 Breach of personal data <b>{ $id }</b> declared: { $words }
    Written notice to the authority and the persons concerned by { $due } (3×24 hours since it was known, holidays included).
    List and draft letters: <code>loket breach letters { $id } FOLDER</code> on the server.
    If this is a mistake: <code>/breach close { $id } a mistake, because …</code>
breach-one =
    <b>{ $id }</b>, due { $due } ({ $hours } hours left).
    Seen to by { $owner }. Authority: { $authority }. Persons concerned: { $persons }.
    To close: <code>/breach close { $id } what was done</code>
breach-remind = ⏰ <b>{ $id }</b>: { $hours } hours left until { $due }. Authority: { $authority }. Persons concerned: { $persons }. Write <code>/breach</code>.
breach-overdue = 🚨 <b>{ $id }</b>: the 3×24 hours are over ({ $due }). Authority: { $authority }. Persons concerned: { $persons }. Write <code>/breach</code>.
breach-unclosed = <b>{ $id }</b> has been told, and is not closed. Write <code>/breach close { $id } what was done</code>.
breach-closed = <b>{ $id }</b> is closed. What was done is recorded.
breach-how = Write two dates and how it happened, for example <code>/breach 20/11/2026 22/11/2026 an officer's laptop was lost</code>. The dates cannot lie ahead.
breach-close-how = Write what was done: <code>/breach close { $id } passwords changed, access withdrawn</code>.
breach-unknown = None is open with the code "{ $id }". Write <code>/breach</code> for the list.
breach-not-yours = Breaches of personal data are declared and closed by the desk's administrators. Please tell them at once.
breach-passed-on = Breaches of personal data are declared and closed by the desk's administrators. They have been told your words.
breach-heard =
    🚨 { $name } tells of a breach of personal data: { $words }
    The 3×24 hours run from when the office knows of it. To declare it: <code>/breach 20/11/2026 22/11/2026 how it happened</code>
choice-breach-mine = I see to { $id }
choice-breach-authority = Authority told ({ $id })
choice-breach-persons = All persons told ({ $id })
breach-notice =
    <b>About your personal data</b> (UU 27/2022 article 46)

    Your data at { $office } may have been disclosed to others between { $began } and { $ended }.
    How it happened: { $words }
    What we do: { $handling }
    Write <b>MY DATA</b> to see what we keep. Questions: { $contact }. We are sorry.
breach-handling-unknown = we are dealing with it and finding out what it means
