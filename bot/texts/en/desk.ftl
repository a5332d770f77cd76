# The desk's words for visitors. Marks that may be used: <b>, <i>, <code>; every mark is opened and closed on the
# same line. What visitors write and what the POS sheet says is always shown as it stands.

verbatim = { $text }

nothing = { "" }
numbered = { $no }. { $label }
## Greeting and data protection notice

greeting-morning = Good morning
greeting-noon = Good afternoon
greeting-afternoon = Good afternoon
greeting-evening = Good evening

notice =
    { $greeting }. Welcome to <b>{ $office }</b>.
    Give a few details, get a queue number, { $follows } { $chosen } { $closed }

    <b>Protection of personal data.</b> Name, institution, purpose and chat account are recorded to serve you and for reports. Send no identity numbers, identity cards or data about children. Do you agree? Press the button, or type <b>1</b>.
notice-full =
    <b>Protection of personal data</b>

    What we record: name, institution, kabupaten/kota, role, purpose, other answers in the form, files you send, this chat account, and why you go first, if you say so.
    What for: to serve you, for the guest book and for reports (Law 25/2009, Law 14/2008). Only officers on duty see it.
    How long: records of visits as the archive schedule demands. Answers that were not sent { $days } days, web chat sessions { $session } days after their end.
    Which way: { $abroad } { $meeting }
    Your rights: type <b>MY DATA</b> to see your data, <b>DELETE MY DATA</b> to delete your data; number, times and kind of business of each visit stay on record without a name, the register of requests for public information with it.
    { $official }
    Please do not send identity numbers, photos of identity cards, or data about children.

    { $agree }
notice-abroad-telegram = servers of Telegram abroad.
notice-abroad-whatsapp = servers of WhatsApp (Meta) abroad.
notice-abroad-web = the office's own server.
notice-abroad-zoom = Meetings go through Zoom, on servers abroad: your number, name and institution are shown there.
notice-official = Answerable for personal data: { $official }.
notice-changed = Our notice on personal data has been updated. The service goes on as usual; please read it if you like.
notice-chosen = Service chosen: <b>{ $category }</b>.
notice-agree = Do you agree? Press the button below, or type <b>1</b>.
choice-read = 📄 Read all of it

notice-called = and wait for an officer to call you.
notice-taken-up = and an officer takes up your request at once.
notice-either = and an officer calls you or takes up your request at once, depending on your kind of business.
notice-declined = That is all right; nothing of the form is recorded. If you only want to ask, an officer answers here; you can also be served at our office. If you change your mind, type <b>1</b>.
choice-agree = ✅ Agree and start
choice-language-en = 🇬🇧 English
choice-language-id = 🇮🇩 Bahasa Indonesia

## Form

visitor-named = { $name }
visitor-titled = { $name }
form-welcome-back = Welcome back, { $name }. We use the data of your last visit again; you can change it before you send it.
form-resumed = Fine, let us go on.
form-place = Question { $no } of { $count }
ask =
    <i>{ $place }</i>
    { $question } { $former } { $ways }
ask-again =
    { $why } { $out }

    { $question } { $ways }
ask-doubt =
    { $doubt }
    If it is, press the button or send it once more; if not, please write it as it should be. { $ways }
doubt-name = Your name is <b>{ $answer }</b>, is that right?
doubt-institution = Your institution is <b>{ $answer }</b>, is that right?
form-corrected = Put right. { $question }: <b>{ $answer }</b>.
form-former = Your former answer: <b>{ $answer }</b>.
form-former-words = Your earlier answer: <b>{ $answer }</b>; to keep it, type <b>keep it</b>.
form-ways = At any time you may type <b>back</b>, <b>cancel</b> or <b>officer</b>.
form-way-out = If this is difficult, press <b>Ask an officer</b> or type <b>officer</b>.
choice-keep = ✔️ Keep it
choice-correct-so = ✔️ Yes, that is right
choice-back = ◀️ Back
flood = Many messages from you came in at once; we answer them together. Please just answer this one question:
ask-name = What is your <b>full name</b>?
ask-institution = Which <b>institution or school</b> are you from? (Type "personal" if you do not represent an institution.)
ask-region = In which <b>regency/city</b> (kabupaten/kota) is your institution? For example: Medan, Deli Serdang. If it is outside North Sumatra, type "outside".
ask-role = What is your <b>role</b>? Choose one, or type its number.
ask-category = Which <b>kind of service</b> do you need? Choose one, or type its number.
ask-purpose = Please tell us briefly the <b>purpose</b> of your visit.

form-offer =
    Please fill in the short form behind the button below.
    If the form does not open, type anything; we will ask the questions here one by one.
form-open = Open the form

wrong-name = Sorry, we cannot record that name. Please write your name in letters, at least 2 of them.
wrong-name-pronoun =
    Is "{ $first }" part of your name? If not, please write the name alone: { $rest }.
    If it is, please write: <b>my name is { $whole }</b>
wrong-institution = Sorry, we cannot record that name of an institution. Please write it in letters, for example "SMA Negeri 1 Binjai".
wrong-purpose = Please describe your purpose a little more fully, so that the officer can prepare.
wrong-region = Sorry, we do not know that regency/city. Please write its official name, for example "Tapanuli Utara".
wrong-region-several = Sorry, we are not sure which regency/city you mean. Please choose one, or write its full name.
wrong-choice = Sorry, that answer is not in the list. Please choose one of the buttons, or type its number.
answer-too-long = Sorry, that answer is too long ({ $length } characters). Please shorten it to at most { $longest } characters.

role-kepala-satuan = Head of a school/education unit
role-guru = Teacher/educator
role-tendik = Education support staff
role-operator = Dapodik operator
role-pengawas = School supervisor
role-dinas = Education office official
role-orang-tua = Parent/guardian
role-mahasiswa = Student/researcher
role-umum = General public

category-informasi = Information
category-konsultasi = Consultation
category-pengaduan = Complaint
category-masukan = Feedback/suggestion
category-ppid = Request for public information (PPID)
category-lainnya = Other

region-outside = Outside North Sumatra Province

review =
    <b>Please check before you send</b>

    { $answers }{ $first } { $slot } { $closed }

    Is everything right? (Type 1 to send, 2 to change, 3 to cancel.)
choice-send = 📨 Send
choice-edit = ✏️ Change
choice-cancel = ✖️ Cancel
edit-which = Which part would you like to change?
field-name = Name
field-institution = Institution
field-region = Regency/city
field-role = Role
field-category = Kind of service
field-purpose = Purpose

form-reminder =
    Your registration is not finished. Please go on, or type <b>cancel</b> to stop.

    { $question }
form-reminder-review = Everything is filled in; it only has to be checked and sent (type <b>1</b> to send).
form-rests = No hurry. We keep the answers you have given for { $days } { $days ->
        [one] day
       *[other] days
    }; type <b>hello</b> at any time to go on from the last question.
identity-number = We do not need identity numbers and do not keep them. You had better delete that message from the chat.
cancel-ask = Number <b>{ $ticket }</b> will be lost if the visit is cancelled. Are you sure? Press a button, or type <b>yes</b> or <b>no</b>.
choice-cancel-sure = Yes, cancel it
choice-cancel-not = No, go on
form-cancelled = Your registration is cancelled. If you need our service, please type <b>hello</b> at any time.
nothing-to-cancel = There is no registration to cancel. Please type <b>hello</b> to register.

## Common questions

faq-answer = { $answer } { $now } { $link }
faq-which = Which of these do you mean?
faq-unknown =
    Sorry, we have not understood that message.
    You can begin your registration, or ask an officer. Short questions such as "opening hours" or "address" are answered here too.
faq-need =
    Certainly. For that, please register; what you wrote is kept as what you need.
    If you only want to ask, an officer answers here.
faq-glad = Glad to help. Whenever you would like to be served, just begin.
choice-faq-answered = 👍 That answers it
choice-faq-not = No, ask an officer
choice-ask-officer = 🙋 Ask an officer
choice-start = 📝 Begin registration

## Queue

queue-number =
    Thank you, we have received your registration.

    Your queue number: <b>{ $ticket }</b>
    Visit number: <code>{ $number }</code>

    { $ahead ->
        [0] You are first in the queue.
        [one] There is { $ahead } visitor ahead of you.
       *[other] There are { $ahead } visitors ahead of you.
    } { $outlook }{ $standing } { $first } { $elsewhere }
queue-status =
    Your queue number: <b>{ $ticket }</b> (<code>{ $number }</code>)
    { $ahead ->
        [0] You are first in the queue.
       *[other] Ahead of you in the queue: { $ahead }.
    } { $outlook }{ $standing } { $first } { $elsewhere }
queue-number-called =
    Thank you, we have received your registration.

    Your queue number: <b>{ $ticket }</b>
    Visit number: <code>{ $number }</code>
number-taken-up =
    Thank you, we have received your registration. An officer takes up this request at once; you need not wait to be called.

    Your number: <b>{ $ticket }</b>
    Visit number: <code>{ $number }</code>

    { $closed }
queue-told-here = We will tell you here when it is your turn; you may close this chat.
queue-told-on-page = The call appears on this page: please keep it open. If it is closed, open it again in the same browser; your number stays valid.
queue-elsewhere = If you would rather be told in a chat app, open it below and register there. This number stays with this page: there you get a new one, and may then give this one up.
link-elsewhere-telegram = 💬 Continue on Telegram
link-elsewhere-whatsapp = 💬 Continue on WhatsApp
queue-wait-unknown = { $where }
queue-last-call = We are sorry: numbers for today are no longer given out, so that everybody who waits can be served. { $next }
queue-quota = We are sorry: all numbers for this day of service have been given out. { $next }
queue-next-offer = We can give you a number for the next day of service, { $opening }. You need not fill in anything again.
queue-next-none = We cannot give out numbers for the next day of service yet either; please come back tomorrow.
queue-closed-until = This number is valid { $opening }; we call you from then on.
choice-next-day = 📅 Get a number for the next day
queue-nearly = It is nearly your turn: number <b>{ $ticket }</b> is called next. Please get ready.
choice-later = ⏳ I need 5 minutes
later-noted = Fine, we will call number <b>{ $ticket }</b> { $until } at the earliest. You keep your place.
later-not = You can ask for 5 more minutes only once, before you are with us.
queue-closed = We are outside service hours now. The desk opens again { $opening }; we will call you from then on.
queue-closed-unknown = The desk is closed now. We will call you once it is open again.
desk-closed = We are outside service hours now. The desk opens again { $opening }; we will serve you from then on.
desk-closed-unknown = The desk is closed now. We will serve you once it is open again.
queue-paused = The desk is having its break; number <b>{ $ticket }</b> remains valid. { $outlook }
queue-carried-over = Sorry, today's service hours ended before we could call number <b>{ $ticket }</b>. Your number remains valid. { $outlook }

## Expected time

queue-band = You can expect your call { $band }. { $where }
queue-band-later = We are sorry, number <b>{ $ticket }</b> has to wait longer: expected { $band }. Thank you for waiting.
queue-band-sooner = Number <b>{ $ticket }</b> will be called sooner than expected: { $band }. Please get ready.

## Ticket

ticket-called = Number <b>{ $ticket }</b> was called { $at }.
ticket-cancelled = Number <b>{ $ticket }</b> was cancelled.
ticket-over = Number <b>{ $ticket }</b> waits no more.
reason-wait = The wait is too long
reason-answered = Already answered
reason-later = Another time
reason-mistake = Registered by mistake
reason-other = Something else
reason-noted = Thank you, we have noted it to improve our service.

## Going first

choice-priority = ⭐ Need to go first?
choice-priority-change = ⭐ Change priority
priority-ask =
    Do you belong to the visitors who are served first? Just choose; no proof is needed. Only officers see it.
    Choose one, or type its number.
priority-not-understood = Sorry, we did not understand that answer. Please choose one below, type its number or its name (for example <b>elderly</b>), or type <b>no</b>.
priority-none = No
priority-disabilitas = Disability
priority-lansia = Elderly
priority-hamil = Pregnant/nursing
priority-anak-kecil = With a small child
priority-korban-bencana = Disaster victim
priority-line = - { $class }
priority-noted = Noted. Your number stays the same.
priority-not-now = Your place does not need to be changed now. If you need help, type <b>officer</b>.
priority-after-form = All right. Once the form is filled in, press <b>Need to go first?</b> or type <b>priority</b>, and choose what applies.
review-priority =
    { "" }
    Goes first: { $class }
queue-preferred =
    { "" }
    You go first ({ $class }).
queue-passed =
    { "" }
    Your place has moved back because of visitors who go first by law (PermenPANRB 11/2024):
    { $classes }
    They only pass those who came at most { $most } before them. Thank you for your understanding.

## Turn and steps of the service

called-now = 🔔 <b>It is your turn.</b>
called-zoom-now = { $bell } Please join Zoom now:
called-zoom =
    { $call }
    { $url }
    Meeting ID: <code>{ $id }</code>
    Passcode: <code>{ $passcode }</code>
    Name in Zoom: <code>{ $tag }</code>
    Please wait in the Waiting Room until an officer admits you.
called-joined =
    You are in Zoom; an officer will admit and serve you. If you drop out, join again with meeting ID <code>{ $id }</code>, passcode <code>{ $passcode }</code>, name <code>{ $tag }</code>.
call-again = 🔔 <b>Call { $count } of { $most }.</b> If there is no answer after the last call, the turn goes to the next visitor; your number stays valid.
visit-parked = We have called number <b>{ $ticket }</b> { $calls } times without an answer, so the turn has gone to the next visitor. Your number stays valid until we close today: answer <b>HERE</b>, and we call you again after the next { $behind } numbers.
visit-parked-still = We are still keeping number <b>{ $ticket }</b>. When you are ready, answer <b>HERE</b>; we call you again after the next { $behind } numbers.
visit-parked-over = We called number <b>{ $ticket }</b> and kept it until the end of the day, but you were not there, so we have recorded that you did not appear. If you still need our service, please type <b>hello</b> to get a new number.
visit-parked-unreached = We have closed number <b>{ $ticket }</b> at the end of the day; it seems that our calls did not reach you. We are sorry. If you still need our service, please type <b>hello</b>.
choice-here = ✋ I am here
card-parked = Your turn is on hold. The number stays valid until we close today; answer <b>HERE</b> when you are ready.
card-parked-later = Your turn is on hold. The number stays valid and lapses { $until }; answer <b>HERE</b> when you are ready.
card-waits-again = You are back in the queue. When it is your turn, we call you here.
called-served = Your service has been given. Please finish the closing steps.
called-turn = { $bell } The officer is ready to serve you.
called-taken-up = We are working on your request. You can follow its progress here.
brief-visitor =
    <b>{ $ticket }</b>
    { $news }
card-visitor =
    <b>{ $ticket }</b> · { $name }
    { $greeting }

    { $steps }{ $addendum }
card-over = This visit is over: { $status }. Type <b>hello</b> if you need another service.
activity-zoom-terbuka = Opening the Zoom app
activity-bergabung = Joining the Zoom meeting
link-zoom = 🎥 Open Zoom
copy-meeting-id = Copy meeting ID
copy-passcode = Copy passcode
copy-guest-tag = Copy name for Zoom

steps-done = ✅ { $what }
steps-ahead = ▫️ { $what }
steps-skipped = ⏭️ { $what }
steps-untaken = ➖ { $what }
run-done = { $first }–{ $last } done
run-ahead = { $first }–{ $last } to follow
run-skipped = { $first }–{ $last } { $how }
run-untaken = { $first }–{ $last } not taken
step-ahead-timed = ▫️ { $no }. { $activity } ({ $time })
step-now = ▶️ { $no }. { $activity }
step-now-timed = ▶️ { $no }. { $activity } ({ $time })
step-late-timed = ⏰ { $no }. { $activity } ({ $time })
step-done = ✅ { $no }. { $activity }
step-done-timed = ✅ { $no }. { $activity } ({ $time })
step-over-timed = ☑️ { $no }. { $activity } ({ $time })
step-skipped-timed = ⏭️ { $no }. { $activity } ({ $time })
step-untaken-timed = ➖ { $no }. { $activity } ({ $time })
step-decided = { $activity }: { $answer }
time-due = due { $due }
time-late = should have ended { $due }
time-used = { $used }
time-over = { $used }, over the standard time
time-inferred = inferred
time-skipped = passed over: inferred from step { $no }, reported by { $who }
skipped-by-visitor = the visitor
skipped-by-zoom = Zoom
skipped-by-staff = an officer
skipped-by-desk = the desk
addendum =
    { "" }
    { $lines }
addendum-withdrawn = 📝 After closing: the deviation of { $steps } was withdrawn { $at }.
addendum-flagged = 📝 After closing: { $steps } recorded as over the standard time.
addendum-step = 📝 After closing, by the latest record: { $step }
time-not-taken = not taken

done-zoom-terbuka = ✅ Zoom is open
done-bergabung = ✅ I have joined
done-diterima = ✅ Visitor admitted
done-diperiksa = ✅ Camera and sound work
done-data-lengkap = ✅ Data complete
done-masuk-ruang = ✅ In the breakout room
done-dilayani = ✅ Served
done-dijawab = ✅ Answered
done-keluar-ruang = ✅ Left the breakout room
done-survei-terkirim = ✅ Survey sent
done-formulir-dimulai = ✅ Form started
done-formulir-terkirim = ✅ Form sent
done-dipanggil = ✅ Called
done-keluar = ✅ Left Zoom
done-step = ✅ { $no }. { $activity }
decide-step = { $answer } · { $no }. { $activity }
nudge-step = You are still at this step: <b>{ $activity }</b>. If you have any difficulty, just write it here; an officer will help. If you have finished, press the button below.

## Past visits

past-visit =
    Visit <code>{ $number }</code> (queue number { $ticket }), { $day }
    Service: { $category }
    State: { $status }
    Outcome: { $outcome }
    { $due } { $files } { $none }
past-none = You have no visit that is going on; type <b>hello</b> to register.
past-due = Present step: { $activity }, due { $due }.
past-files = Files that you sent: { $names }.
past-list =
    You have no visit that is going on. Your last visits:
    { $visits }

    Press or type a number to see its outcome. Type <b>hello</b> to register.
past-line = <code>{ $number }</code>: { $status }, { $day }
past-unknown = We find no number <code>{ $number }</code> among your visits in this chat. Please check it, or ask an officer.
past-too-many = Several numbers have not been found. Please wait an hour before you try again, or ask an officer.
choice-document = 📄 Proof of service
choice-past = 🗂️ Other visits

## Trouble with the Zoom meeting

choice-zoom-help = 🛟 Zoom help
choice-not-good = 🔇 Camera or sound not good yet
trouble-which = What is the trouble? Choose one, or write it in words, for example "no sound" or "camera off".
choice-trouble-passcode = Asked for ID or passcode
choice-trouble-sound = No sound
choice-trouble-camera = Camera does not work
choice-trouble-app = Zoom is not installed
choice-trouble-waiting = Still in Waiting Room
choice-trouble-signal = Weak signal
choice-trouble-name = Wrong name in Zoom
choice-trouble-other = Other trouble
trouble-passcode =
    <b>Asked for ID or passcode</b>
    Both are in the message that called you. If you are asked for a name, write one that begins with your queue number. { $more }
trouble-way-in = Meeting ID: <code>{ $id }</code>, passcode: <code>{ $passcode }</code>.
trouble-sound =
    <b>No sound</b>
    1. On a phone: tap the screen, press <b>Join Audio</b>, choose <b>Wi-Fi or Cellular Data</b>. On a computer: press <b>Join Audio</b>, then <b>Join with Computer Audio</b>.
    2. If the microphone is crossed out, press it.
    3. Turn the volume up; unplug the headset and plug it in again.
    4. Allow Zoom to use the microphone in the settings of the phone. { $more }
trouble-camera =
    <b>Camera does not work</b>
    1. Press the camera (<b>Start Video</b>, <b>Mulai Video</b>).
    2. Close other apps that use the camera.
    3. Allow Zoom to use the camera in the settings of the phone.
    4. If it stays dark, leave the meeting and join again. { $more }
trouble-app =
    <b>Zoom is not installed</b>
    1. On a phone: install <b>Zoom Workplace</b> from Play Store or App Store.
    2. On a computer: open the link of the meeting, then choose <b>Join from Your Browser</b>; nothing has to be installed.
    3. You need no Zoom account. { $more }
trouble-waiting =
    <b>Still in the Waiting Room</b>
    That is right: the officer admits you from the Waiting Room. Please stay there and do not close Zoom. Make sure that your name in Zoom begins with your queue number, so that the officer knows you. { $more }
trouble-signal =
    <b>Weak signal</b>
    1. Turn the camera off; sound is enough.
    2. Move closer to a window or to the Wi-Fi, and close other apps.
    3. If you drop out, join again by the same link. { $more }
trouble-name =
    <b>Wrong name in Zoom</b>
    Leave the meeting, join again, and write the name before you press Join. Inside the meeting: <b>Participants</b>, choose your own name, then <b>Rename</b>. { $more }
trouble-by-phone = You can also take part by telephone: call <code>{ $number }</code>, then enter meeting ID <code>{ $id }</code> and the hash sign (#).
trouble-your-name = The name to use: <code>{ $tag }</code>.
copy-dial-in = Copy phone number
trouble-not-good = Never mind, the officer has been told and will wait. Which of them is not good yet?
staff-not-good = 🔇 <b>{ $ticket }</b> ({ $name }): the visitor's camera or sound is not good yet. Help has been sent to them; this step is not done.

## Before the time of a visitor's step is over

early-step = You are at the step: <b>{ $activity }</b>, due { $due }. { $todo }
early-zoom-terbuka = Please open Zoom by the link on the card of your visit, then press the button below.
early-bergabung = Please join with the meeting ID and passcode on the card of your visit, then press the button below.
early-keluar = If there is nothing left to discuss, please leave the Zoom meeting, then press the button below.
early-other = When it is done, press the button below; if there is trouble, write it here.

review-not-understood = Sorry, we did not understand that. Please choose one of the options below, or press <b>Change</b> to correct an answer.
status-in-form = Your number and the likely waiting time come as soon as this form is sent.
status-none = You have no visit under way. Please type <b>hello</b> to register.
visit-cancelled = The visit is cancelled at your request. Please type <b>hello</b> if you need our service again. If you like, tell us why: choose below, or type its number (1–5).
visit-no-show = We called number <b>{ $ticket }</b>, but you were not there, so we have ended your turn. If you still need our service, please type <b>hello</b> to get a new number.
visit-resumed = We are sorry: number <b>{ $ticket }</b> is still being served after all. Please go on.
visit-unresolved = We have closed visit <b>{ $ticket }</b> without an officer's record of how it ended. We are sorry; the supervisor has been told. If you did not get the service, please type <b>hello</b> to register again.
visit-lapsed = We have closed visit <b>{ $ticket }</b>, as there was no news for a long time. Sorry if the service was not finished; please type <b>hello</b> to register again.
service-document =
    <b>Proof of service</b> { $corrected }
    { $office }
    Visit number: <code>{ $number }</code> (queue { $ticket })
    { $course }
    Result of the service: { $outcome }

    Thank you for your visit.
service-corrected = <b>(corrected)</b>
service-on-day = { $day }, begun { $began }, ended { $ended }
service-over-days = Begun { $began }, ended { $ended }
service-decided = Step { $no }, { $activity }: { $answer }
service-not-taken-one = Step { $first } was not taken
service-not-taken-run = Steps { $first } to { $last } were not taken
outcome-told =
    The answer to your request <b>{ $ticket }</b>:
    { $outcome }
outcome-none = (not recorded)
## Talking with an officer

relayed = We have passed your message on to an officer.
relayed-closed = We have kept your message for the officers. { $closed }
relay-nobody = We have kept your message, but no officer is on duty yet. { $contact }
relay-to-visitor =
    💬 <b>{ $name }</b> (officer):
    { $text }

## Everything else

courtesy = You are welcome. Type <b>hello</b> if you need help.
invite-dead = That staff invitation has been used or is no longer valid. Officers can ask whoever runs the desk for a new one. Visitors can type <b>hello</b>.
press-stale = That button is no longer valid. Type <b>status</b> for this visit, or <b>hello</b> to start.
press-stale-form = That button belongs to an earlier question; nothing has changed. To go one question back, type <b>back</b>.
press-foreign = Sorry, that button is only for registered officers. To be served, type <b>hello</b>.
group-privately = Please contact us in a private chat, so that your data stays protected.
file-not-taken = Thank you. We cannot accept files or photos in this chat yet; please put it in words. You can show documents to the officer while you are being served.
voice-not-taken = Sorry, we cannot listen to voice messages yet. Please put it in words.
other-not-taken = Thank you. Please put it in words so that we can help.
contact-not-needed = Thank you, we do not need your phone number and do not keep it.
contact-offer = Or send your own number with one tap, by the button below the input line.
choice-contact = 📱 Send my number
contact-noted = We have noted the number { $phone }.
contact-put-away = All right.
contact-not-own = We cannot be sure that this contact is your own, so we have not kept it. Please type the number.
deleted-not-taken = We had read that message before you deleted it. To change an answer, type <b>back</b>; to delete the data for your next visit, type <b>delete my data</b>.
file-taken = We have received the file and pass it on to the officer.
file-too-large = Sorry, that file is too large. Please send files of at most { $most } MB.
file-kind-not-taken = Sorry, we cannot pass on that kind of file. You can send photos (JPG, PNG, WebP, HEIC), PDF, documents (DOCX, XLSX, PPTX, ODT, ODS) without macros, or text (TXT, CSV). Please save any other kind as a PDF first.
file-not-as-named = Sorry, the file { $name } is not what its name says, so we have not passed it on. Please save it as a PDF or a photo (JPG) and send it again.
file-with-macros = Sorry, the file { $name } contains macros or a program, so we have not passed it on. Please save it as a PDF and send it again.
file-unsafe = Sorry, our security check refused the file { $name }, so we have not passed it on. Please check your device, then send a clean copy or put its content in words.
file-not-examined = Sorry, we could not examine the file { $name }, so it has not reached the officer. Please send it again later, or show it while you are being served.
file-not-fetched = Sorry, we could not fetch the file { $name }. Please send it once more.
crowded = There are already { $count } unfinished visits from the internet connection you are using, so another one cannot begin yet. Please press the button below in a few minutes, or reach us over another connection or app.
file-visit-full = We are sorry, we cannot take that file: during one visit we take at most { $count } files and { $most } MB. If there is more to say, please write to the officer.
file-day-full = We are sorry, we cannot take that file: in one day we take at most { $count } files and { $most } MB. Please send it tomorrow, or write to the officer.
file-no-room = We are sorry, we did not keep the file { $name }, because you have sent as much as we can take. Please send a smaller one, or write to the officer.
late-message = A message that you sent { $at } has only just reached us, so we did not take it as an answer. Please send it again if it still matters.
edited-not-taken = We do not read changes to earlier messages. Please send a new message, or type <b>back</b> to change an answer.
trouble = Sorry, there is a fault in our system. Your message is kept and the officers have been told. Please try again shortly.

help =
    <b>What you can type at any time</b>
    <b>hello</b>: start registering, or go on
    <b>status</b>: your queue number and current step
    <b>back</b>: previous question
    <b>cancel</b>: stop
    <b>my data</b> / <b>delete my data</b>: the data we keep
    <b>connect</b> / <b>disconnect</b>: a second chat, so that calls reach you
    <b>ppid</b>: request for public information
    <b>officer</b>: ask an officer
    <b>Bahasa Indonesia</b>: change the language

    During a visit we pass any other message on to an officer. { $contact }
contact-none = Please come to our office if you need help in person.

my-data =
    <b>Your data as we keep it</b>
    { $answers }
    { $kept }

    All of it is in the file below. Type <b>delete my data</b> to erase it, <b>correct my data</b> to put it right, <b>my rights</b> for the other rights.
my-data-second = Second chat: { $channel }, joined since { $since } (type <b>disconnect</b> to part from it)
my-data-second-none = Second chat: none (type <b>connect</b> to join one)
my-data-priority = Going first: { $class }
my-data-none =
    We keep no data of yours for a next visit.
    { $kept }
my-data-kept-visits = Records of visits: { $count }
my-data-kept-files = Files sent: { $count }
my-data-kept-requests = Requests for information: { $count }

visit-come-back = 🔔 You have dropped out of Zoom (number <b>{ $ticket }</b>). Please come back in; the officer is still waiting.

## The wish to talk to a person, before the form is finished

wish-understood = We understand that you would like to talk to an officer. { $told } { $how }, and yours is given out as soon as the questions below are answered. { $contact } { $again }
wish-again = If what you wrote is your answer indeed, please send it once more.
wish-called = Officers call visitors by queue number
wish-taken-up = Officers take up requests by their number
wish-told = The receiving officer has been told.
wish-nobody = Nobody is there to be told at the moment.

## Words for an officer in the middle of the form

beside-offer = If that was meant for the officer, press <b>Send to the officer</b>.
beside-way-out = If this is difficult, or if what you wrote was for an officer, press <b>Send to the officer</b>.
beside-taken = We have taken this as your answer in the form: <i>{ $answer }</i>. The officer does not get it; to write to the officer, begin your message with <b>officer:</b>
choice-send-officer = 💬 Send to the officer

## Conversation with an officer

thread-opened = Please write your question here; we pass it on to an officer. { $when } Type <b>cancel</b> when you are done.
thread-passed = We have passed your message on to an officer. The answer will come in this chat.
thread-kept = We have kept your message for the officers. { $when }
thread-nobody = Sorry, no officer can read your message yet. { $contact }
thread-goes-on = <b>{ $name }</b> (#{ $mark }) now has the number <b>{ $ticket }</b>; the conversation goes on in that visit. Their question has not been answered yet.
thread-goes-on-kept = The conversation with <b>{ $name }</b> (#{ $mark }) goes on in a visit, and reaches the officer who takes it. Their question has not been answered yet.
thread-in-visit = Please write your message here; we pass it on to the officer who looks after you.
thread-left = We have closed the conversation with the officer. Type <b>officer</b> whenever you want to ask again, or <b>hello</b> to register.
thread-ended = The conversation with the officer is closed. Thank you. Type <b>officer</b> whenever you want to ask again, or <b>hello</b> to register.
thread-closed-idle = Since nothing was written for a while, we have closed the conversation with the officer. Type <b>officer</b> whenever you want to ask again, or <b>hello</b> to register.
thread-closed-unanswered = Sorry, your question has not been answered yet. We have reminded the officers, and their answer can still come here. { $contact }
thread-register = <b>{ $name }</b> (officer) invites you to register, so that you can be served to the end. It takes a few short questions.
choice-thread-end = ✅ Done

## Appointments

choice-appointment = 📅 Book a time
choice-appointment-again = 📅 Choose another time
choice-without-appointment = No appointment, just queue
choice-more-days = Other days
choice-first-days = Nearest days
choice-more-times = Other times
choice-move = 🔁 Move
choice-move-sure = Yes, move it
choice-move-not = No, keep it
choice-ready = ✋ I am ready
choice-attend = 👍 I will be there
day = { $day }
review-closed =
    { "" }

    { $closed } By sending this you take a place for then.
review-slot =
    { "" }
    Appointment: <b>{ $slot }</b>

appointment-day = { $why } <b>Which day</b> would suit you? Choose one, type its number, or write for instance "tomorrow 9 am".
appointment-time = { $why } <b>What time</b> on { $day }? Choose one, type its number, or write for instance "10.30".
appointment-none = { $why } We are sorry, no time is free for an appointment at the moment. Please queue as usual, or try again tomorrow.
appointment-day-full = No time is free on { $day }.
appointment-time-not-free = { $time } is not available; these are the free times around it.
appointment-taken = We are sorry, somebody else has just taken that time.
appointment-not-understood = We are sorry, we did not understand that time.
appointment-held = All right, we keep that time { $slot } for { $held }, until you have sent your details.
appointment-hold-over = We do not keep the time { $slot } any longer, since we have not heard from you. You may choose again at any time.
appointment-hold-over-form = We do not keep the time { $slot } any longer. Please go on with your details; if that time is still free when you send them, it is yours.
appointment-hold-closed = We are sorry: the desk will be closed at the time that you chose ({ $slot }). Please choose another.
appointment-let-go = The time that you chose is free again. Please type <b>hello</b> if you need our service.
appointment-off = This desk has no appointments yet. Please type <b>hello</b> to get a queue number.
appointment-has-visit = You have the number <b>{ $ticket }</b> already. To make an appointment for another time, please type <b>cancel</b> first.
appointment-not-served = There are no appointments for this kind of service, so we register you as usual.
appointment-booked =
    Your appointment is booked.

    Time: <b>{ $slot }</b>
    Number: <b>{ $ticket }</b>

    { $prepare }
    We remind you twice: a day before and 15 minutes before. At the second reminder press <b>I am ready</b> or reply <b>HERE</b>. Whoever is ready on time goes first; whoever is late goes by their arrival, and after { $grace } the number is put aside.
appointment-status =
    Your appointment: <b>{ $slot }</b>
    Number: <b>{ $ticket }</b>
    { $prepare }
appointment-moved =
    Your appointment was moved; it was { $was }, and is now <b>{ $slot }</b>.
    Your number is still <b>{ $ticket }</b>. The file brings your calendar up to date.
appointment-moved-by-office =
    We are sorry: we had to move your appointment, number <b>{ $ticket }</b>. It was { $was }, and is now <b>{ $slot }</b>.
    If that does not suit you, press <b>Move</b>.
appointment-displaced =
    We are sorry: the desk is closed at the time of your appointment ({ $was }). We have moved number <b>{ $ticket }</b> to the nearest free time: <b>{ $slot }</b>.
    If that does not suit you, press <b>Move</b>.
appointment-displaced-none = We are sorry: the desk is closed at the time of your appointment ({ $slot }), and no other time is free, so we had to cancel number <b>{ $ticket }</b>. Please type <b>hello</b> to register again.
appointment-move-ask = Your appointment is { $was }. Move it to <b>{ $slot }</b>? (Type 1 for yes, 2 for no.)
appointment-cancelled = Your appointment, number <b>{ $ticket }</b> ({ $slot }), is cancelled. The file takes it out of your calendar.
appointment-tomorrow =
    A reminder of your appointment: <b>{ $slot }</b>, number <b>{ $ticket }</b>.
    { $prepare }
appointment-soon =
    Your appointment is soon: <b>{ $slot }</b>, number <b>{ $ticket }</b>.
    When you are ready, press <b>I am ready</b> or reply <b>HERE</b>.
appointment-confirmed = Thank you, we expect you { $slot }. We remind you fifteen minutes before.
appointment-here = Thank you, we have noted that you are here.
appointment-parked = The time of your appointment, number <b>{ $ticket }</b> ({ $slot }), is over and we have not heard from you. Your number is valid until the desk closes today: reply <b>HERE</b>, and we call you after the next { $behind } numbers.
appointment-prepare = Please have the documents for your request at hand.
appointment-prepare-zoom = Please have the Zoom app, a good internet connection and the documents for your request ready.
appointment-summary = Appointment at { $office } ({ $ticket })
appointment-description = Number { $ticket } at { $office }. { $prepare } To move or cancel it, open the chat with the desk.
queue-appointed-until = Your appointment is { $slot }; we call you from then on.
queue-appointed-first = Visitors with an appointment who are ready on time go first.
status-appointed = has an appointment

## How one is served, in the answers to common questions

faq-way-zoom = You are served on Zoom
faq-way = How it goes
