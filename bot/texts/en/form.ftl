# The words of the form for questions beyond the six of the guest book, and for an office's own questions.

form-line = { $label }: { $answer }
form-example = For example: { $example }.
form-known =
    Welcome back, { $name }. <b>Your data:</b>

    { $answers }

    Is this still right? (Type 1 if it is, 2 to change it.)
form-reminder-known = Your data wait to be checked; type <b>1</b> if they are still right.
choice-known = ✅ Yes, go on
choice-skip = ⏭️ Skip
choice-go-on = ➡️ Go on
visit-open-already = You still have visit <b>{ $ticket }</b>, which is not finished. We finish one visit first; after that you are welcome to register again. This is how it stands:

## Answers

answer-yes = Yes
answer-no = No
answer-skipped = (not given)
wrong-yes-no = Sorry, we are not sure: yes or no? Please press one of the buttons, or type "yes" or "no".
wrong-text = Sorry, we cannot record that answer. Please write it in words.
wrong-long = Please write a little more, so that the officer can prepare.
wrong-npsn = Sorry, that does not look like an NPSN. It has 8 letters or figures, for example 10212345.
wrong-email = Sorry, that e-mail address is not complete. For example: my.name@gmail.com.
wrong-phone = Sorry, we cannot record that number. Please write a mobile number that begins with 08 or +62, for example 0812-3456-7890.
wrong-file = Please send a photo or a document. If you have none, press <b>Skip</b> or type <b>skip</b>.
doubt-npsn = An NPSN usually has 8 figures, or one letter and 7 figures. You wrote <b>{ $answer }</b>, is that right?

## An office's own questions

ask-own = { $question } { $example }

## Questions ready to use

ask-npsn = What is the <b>NPSN</b> of your school? You may skip this.
ask-email = Which <b>e-mail address</b> can we write to? You may skip this.
ask-phone = Which <b>mobile number</b> can we call? You may skip this. In the chat app you can also share your own contact.
ask-representing = Do you <b>represent somebody else</b>?
ask-power-of-attorney = Please send a photo or document of your <b>power of attorney</b> or letter of assignment. If you do not have it at hand, you may skip this and show it to the officer later.
ask-group-size = <b>How many people</b> do you represent? You may skip this.
ask-complaint-kind = <b>What is the complaint about?</b> Choose one, or type its number.
ask-evidence = If you have <b>evidence</b>, please send photos or documents; several are fine. If there is none, you may skip this.
ask-confidential = Should your name be <b>kept confidential</b> from those you complain about?

field-npsn = NPSN
field-email = E-mail
field-phone = Phone
field-representing = For somebody else
field-power-of-attorney = Power of attorney
field-group-size = People represented
field-complaint-kind = Kind of complaint
field-evidence = Evidence
field-confidential = Confidential

option-group-size-2-5 = 2 to 5 people
option-group-size-6-10 = 6 to 10 people
option-group-size-11-20 = 11 to 20 people
option-group-size-lebih-20 = More than 20 people

option-complaint-kind-kode-etik = Breach of the code of conduct
option-complaint-kind-wewenang = Abuse of authority
option-complaint-kind-korupsi = Corruption or gratuities
option-complaint-kind-benturan = Conflict of interest
option-complaint-kind-prosedur = Not according to procedure
option-complaint-kind-lainnya = Something else

## For officers

card-from = { $label }: { $answer } ({ $beside })
card-matter = { $answer }: { $beside }
file-answer-to-staff = 📎 { $label } of <b>{ $ticket }</b> ({ $name }): { $file }
