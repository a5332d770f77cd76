# Requests for public information (PPID) and objections: what is asked, receipts, dates, what requesters and officers are told.

## Pemohon

information-ways =
    <b>Request for public information (PPID)</b>
    Here a request is prepared, numbered and handed to PPID. PPID answers within { $days } working days, which it may extend once by { $more } working days with a written reason (UU 14/2008). Usually free of charge.
    { $lodging }
    What you fill in (name, identity number, address, contact, what you ask for) is used for the register and the official form (Perki 1/2021). The identity number is kept encrypted and never shown whole. Choose a button, or type its number: 1 make a request, 2 object, 3 my requests.
choice-information-new = 📄 Make a request
choice-information-object = ⚖️ Object
choice-information-own = 🔎 My requests
choice-information-one = { $number }
information-lodging =
    <b>A request is officially lodged once PPID has received it</b>, in person or by e-mail:
    { $ways }
    We hand this request on to them; you may also lodge it yourself.
information-lodging-email = • e-mail: { $email }
information-lodging-address = • address: { $address }
information-lodging-hours = • hours: { $hours }
information-lodging-unknown = <b>A request is officially lodged once PPID has received it</b>, in person or by e-mail. We hand this request on to them. Ask us for PPID's address. { $contact }
information-visit-first = Your visit { $ticket } is still going on. You can ask for public information once it is over; type <b>ppid</b> then.
information-many = You have sent { $count } requests today. Please go on tomorrow, or lodge them with PPID yourself. { $lodging }
information-begins = All right. The questions are short. Type <b>back</b> to go back, <b>cancel</b> to stop, <b>officer</b> to ask.
information-objection-begins = An objection goes to PPID's superior and is answered in writing. Type <b>cancel</b> to stop.
information-ask =
    { $lead }
    Question { $no } of { $count }
    <b>{ $question }</b>
    { $reason }
    { $former }
information-identity-why = 🔒 Only for this question an identity number is needed: the official form asks for it (Perki 1/2021 Articles 27 and 29). The number is sealed, and printed only on the form for PPID. Do not send a photo of your card.
information-identity-wrong = That number does not fit yet. A NIK has 16 figures; a passport number 6 to 9 letters and figures.
information-identity-wrong-body = That number does not fit yet. Write the number of the deed or decree as printed, for example AHU-0012345.AH.01.04.
information-identity-noted = 🔒 Noted: { $number }. You had better delete the message with the number from this chat.
information-identity-elsewhere = We have masked the number of 16 figures in that answer; it is not needed here. You had better delete the message from this chat.
information-help = You are filling in a request for information. Answer the question, or type <b>back</b>, <b>cancel</b> or <b>officer</b>. Your answers are kept meanwhile.
information-review =
    <b>Please check</b>
    { $answers }

    Once sent, the request gets a number and is handed to PPID.
    { $lodging }
information-review-objection =
    <b>Objection to { $number }: please check</b>
    { $answers }

    Once sent, the objection gets a number and is handed to PPID's superior.
    { $lodging }
information-dropped = The request was not made; we keep nothing of what you filled in. Type <b>ppid</b> to begin again.
information-forgotten = You have not gone on for a long time with a request for information that was not sent, so we deleted what you filled in. Type <b>ppid</b> to begin again.
information-receipt =
    ✅ <b>Receipt { $number }</b>
    Received: { $received }
    Requester: { $name }
    Information: { $about }
    Answer of PPID by: <b>{ $due }</b> ({ $days } working days since receipt; if extended, { $more } more).
    By Perki 1/2021, which counts from the day the request is declared complete: { $limit }.
    { $lodging }
    Keep this number. Type <b>{ $number }</b> at any time to see how it stands.
information-objection-receipt =
    ✅ <b>Receipt of objection { $objection }</b> to { $number }
    Ground: { $ground }
    Answer of PPID's superior by: <b>{ $reply }</b>.
    { $lodging }
information-none = There is no request for information from you here. { $lodging }
information-unknown = There is no request { $number } that can be seen from this chat. Please check the number.
information-list-own =
    <b>Your requests for information</b>
    { $lines }
    Type a number to see the details.
information-line = <b>{ $number }</b>: { $about }. { $state }
information-one-own =
    <b>{ $number }</b>, received { $received }
    { $state }

    { $answers }

    { $history }
information-object-which = To which request do you object? Choose, or type its number.
information-object-later = Request <b>{ $number }</b> is not past its date yet ({ $due }). You can object once PPID has answered, or when that date has passed. { $lodging }
information-objected-already = There is an objection to <b>{ $number }</b> already. { $state }
my-data-information-ask = If you ever asked for public information: type /ppid to see it.
my-data-information = Request for information { $number } (identity number { $identity })

information-handed-told = 📨 We have handed request <b>{ $number }</b> to PPID. { $state }
information-extended-told = ⏳ PPID extends the time for answering <b>{ $number }</b> to <b>{ $due }</b>. The reason: "{ $words }"
information-granted-told = ✅ Request <b>{ $number }</b> is granted. PPID writes: "{ $words }" If you object, type <b>object</b> by { $until }.
information-partly-told = 🔸 Request <b>{ $number }</b> is granted in part. PPID writes: "{ $words }" If you object, type <b>object</b> by { $until }.
information-refused-told = Request <b>{ $number }</b> is refused. PPID's reason: "{ $words }" If you object, type <b>object</b> by { $until }.
information-objection-answered-told = ⚖️ PPID's superior has answered the objection to <b>{ $number }</b>: "{ $words }" If you are not content, you may go to the Information Commission within 14 working days.

## Keadaan dan riwayat

information-state-received = Received, to be handed to PPID. Answer by { $due }.
information-state-handed = With PPID. Answer by { $due }.
information-state-extended = Extended. Answer by { $due }.
information-state-granted = Granted { $at }. Objection by { $until }.
information-state-partly = Granted in part { $at }. Objection by { $until }.
information-state-refused = Refused { $at }. Objection by { $until }.
information-state-objected = Objection { $number } waits for its answer by { $due }.
information-state-objection-answered = Objection answered { $at }.
information-by-requester = The requester
information-way-mail = e-mail
information-way-print = printed
information-entry-received = • { $at }: { $who } made the request.
information-entry-handed = • { $at }: { $who } handed it to PPID ({ $way }).
information-entry-extended = • { $at }: { $who } noted an extension to { $due }: "{ $words }"
information-entry-granted = • { $at }: { $who } noted: granted. "{ $words }"
information-entry-partly = • { $at }: { $who } noted: granted in part. "{ $words }"
information-entry-refused = • { $at }: { $who } noted: refused. "{ $words }"
information-entry-objected = • { $at }: { $who } made objection { $number } ({ $ground }): "{ $words }"
information-entry-objection-answered = • { $at }: { $who } noted the answer to the objection: "{ $words }"

## Petugas

information-received-told =
    📄 <b>New request for information { $number }</b> ({ $name }): { $about }
    Please hand it to PPID; answer by { $due }. Its form is printed by <code>loket ppid form { $number }</code>
information-objection-told =
    ⚖️ <b>Objection { $objection }</b> to { $number } ({ $name }): { $ground }
    Please hand it to PPID's superior; answer by { $reply }.
information-requester-kept = requester named in its details
information-objection-noted = ⚖️ There is an objection to the request for information { $number } ({ $name }). { $state }
information-remind-hand = 📄 The request for information <b>{ $number }</b> ({ $name }) has not been handed to PPID. Please hand it on by { $by }.
information-remind-hand-overdue = ⏰ The request for information <b>{ $number }</b> ({ $name }) has still not been handed to PPID; it should have been by { $by }.
information-remind-answer = 📄 PPID's answer to <b>{ $number }</b> ({ $name }) is due by { $by }.
information-remind-answer-overdue = ⏰ PPID's answer to <b>{ $number }</b> ({ $name }) is late; it was due by { $by }. Please ask PPID.
information-remind-reply = ⚖️ The answer to the objection to <b>{ $number }</b> ({ $name }) is due by { $by }.
information-remind-reply-overdue = ⏰ The answer to the objection to <b>{ $number }</b> ({ $name }) is late; it was due by { $by }.
information-overdue-told = ⏰ The request for information <b>{ $number }</b> ({ $name }) is past its date. { $state }
choice-information-hand = 📨 Handed to PPID
choice-information-hand-mail = By e-mail
choice-information-hand-print = Printed
choice-information-granted = ✅ Granted
choice-information-partly = 🔸 In part
choice-information-refused = ⛔ Refused
choice-information-extend = ⏳ Extend
choice-information-reply = ⚖️ Objection answered
choice-information-show = 🔎 Show
information-hand-how = <b>{ $number }</b>: how was it handed to PPID? Its form: <code>loket ppid form { $number }</code>
information-handed-noted =
    ✔️ Noted: <b>{ $number }</b> was handed to PPID. The requester has been told.
    { $state }

    { $history }
information-one =
    <b>{ $number }</b> from { $name }, received { $received }
    { $state } Limit by Perki 1/2021: { $limit }.

    { $answers }

    { $history }
information-list =
    📄 <b>Requests for information still open: { $count }</b>
    { $lines }
    In words: <code>ppid NUMBER mail</code> (or print, extend, grant, partly, refuse, reply).
information-nothing = None. All requests for information have been answered.
information-words-granted = <b>{ $number }</b>, granted: write what PPID says (what is given, how, what it costs). The requester reads it word for word. Type <b>cancel</b> to leave it.
information-words-partly = <b>{ $number }</b>, granted in part: write what is given, what is not, and why. The requester reads it word for word. Type <b>cancel</b> to leave it.
information-words-refused = <b>{ $number }</b>, refused: write PPID's reason. The requester reads it word for word. Type <b>cancel</b> to leave it.
information-words-extend = <b>{ $number }</b>: why does PPID need more time? The requester reads the reason. Type <b>cancel</b> to leave it.
information-words-reply = <b>{ $number }</b>: write the answer of PPID's superior to the objection. The requester reads it word for word. Type <b>cancel</b> to leave it.
information-words-please = Please write it in words; the law asks for the reason. Type <b>cancel</b> to leave it.
information-not-yours = Requests for information are seen to by front office and supervisors.

## Formulir cetak

paper-information-title = REQUEST FOR PUBLIC INFORMATION
paper-information-basis = UU 14/2008 Article 22; Komisi Informasi regulation 1/2021 Article 29
paper-information-number = Register number: { $number }
paper-information-prepared = Received by the online desk on { $at }, and handed to PPID to be officially lodged.
paper-information-place = Place, date: ..............................
paper-information-officer = PPID officer
paper-information-front = Received by
paper-information-superior = PPID's superior
paper-information-requester = Requester
paper-information-open = ..............................
paper-information-none = not given
paper-information-receipt = RECEIPT OF THE REQUEST
paper-information-received = Received
paper-information-due = Answered by
paper-information-limit = Limit (Perki 1/2021)
paper-information-terms = PPID answers within { $days } working days since receipt (UU 14/2008 Article 22(7)), which it may extend once by { $more } working days with a written reason (Article 22(8)).
paper-information-lodging = A request is officially lodged once PPID has received it, in person or by e-mail (Perki 1/2021 Article 28).
paper-information-objection = OBJECTION CONCERNING A REQUEST FOR INFORMATION
paper-information-rules = UU 14/2008 Articles 35 and 36; Komisi Informasi regulation 1/2021 Articles 39 to 44
paper-information-about = Request number
paper-information-objected = Made
paper-information-reply = Answered by
paper-information-case = The case
paper-information-mark = Loket · request { $number }
paper-information-secret = This page bears an identity number: for PPID only.
paper-information-kind = register of requests for public information and objections (PPID)
paper-information-masked = Contacts are masked: only supervisors see them whole.
paper-information-register = REGISTER OF REQUESTS FOR PUBLIC INFORMATION
paper-information-register-tab = Requests
paper-information-objections = REGISTER OF OBJECTIONS
paper-information-objections-tab = Objections
paper-information-span = Received { $from } to { $until }
paper-information-column-no = No
paper-information-column-number = Number
paper-information-column-received = Date
paper-information-column-name = Name
paper-information-column-address = Address
paper-information-column-contact = Telephone/e-mail
paper-information-column-occupation = Occupation
paper-information-column-details = Information asked for
paper-information-column-use = Purpose
paper-information-column-held = Held (yes/no/not yet documented)
paper-information-column-shape = Shape (soft/hard)
paper-information-column-way = Kind (seeing/copy)
paper-information-column-decision = Decision
paper-information-column-refusal = Reason of refusal
paper-information-column-told = Day of notice
paper-information-column-given = Day of handing over
paper-information-column-cost = Cost and payment
paper-information-column-handed = Handed to PPID
paper-information-column-due = Answer due
paper-information-column-ground = Ground
paper-information-column-case = The case
paper-information-column-objected = Date of objection
paper-information-column-owed = Answer due
paper-information-column-reply = Answer of PPID's superior
paper-information-column-replied = Date of answer
paper-information-decision-granted = granted
paper-information-decision-partly = granted in part
paper-information-decision-refused = refused
