# Words needed on WhatsApp only: lists of choices, the form, and the templates that Meta approves.

wa-menu = Choose
wa-choose = Please choose:
wa-page = Choices { $page } of { $pages }

## Form (WhatsApp Flow)

flow-title-person = About you
flow-title-matter = Your matter
flow-next = Next
flow-send = Done
flow-label-name = Full name
flow-label-institution = School/institution
flow-label-region = Regency or city
flow-label-role = Role
flow-label-category = Service
flow-label-purpose = Purpose
flow-note = Please do not write identity numbers or data about children.
wa-file-not-carried = (WhatsApp cannot carry { $name }. Please ask the visitor to send it as PDF or JPG.)

## Templates. They are submitted to Meta; { $subject } and { $office } become what is filled in when one is sent.

template-call = It is the turn of number { $subject } at { $office }. Press the button below to see how to join.
template-reminder = There is news about visit { $subject } at { $office } waiting for you. Press the button below to go on.
template-survey = Visit { $subject } at { $office } is over. Please answer a short survey; press the button below.
template-duty = Officer { $subject }, work is waiting at { $office }. Press the button below to open it.
template-button = Continue
