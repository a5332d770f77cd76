# The menu of commands and the introduction in chat apps. A command's word: small letters, underscores between words, at
# most 32, and the desk has to understand it.

## For visitors

command-start = start
command-start-about = Register, or go on
command-status = status
command-status-about = Your queue number and present step
command-officer = officer
command-officer-about = Ask an officer
command-cancel = cancel
command-cancel-about = Stop
command-data = my_data
command-data-about = The data we keep
command-forget = delete_my_data
command-forget-about = Delete the data we keep
command-help = help
command-help-about = Everything you can type
command-language = bahasa_indonesia
command-language-about = Ganti ke bahasa Indonesia

## For officers

duty-command-menu = menu
duty-command-menu-about = Queue, visits and tasks
duty-command-board = board
duty-command-board-about = Queue board that keeps itself up to date
duty-command-set = set
duty-command-set-about = Rooms, categories, replies, FAQ, compensation
duty-command-today = today
duty-command-today-about = Plan and actual today
duty-command-proposals = proposals
duty-command-proposals-about = Proposals to review a standard
duty-command-cancel = cancel
duty-command-cancel-about = Drop what you were asked to write
duty-command-asked = tanya
duty-command-asked-about = What visitors asked
duty-command-language = id
duty-command-language-about = Ganti ke bahasa Indonesia

## The introduction

bot-about = { $office } by chat: register, take a queue number, talk to an officer. Free of charge.
bot-description =
    Welcome to { $office }.

    Register, take a queue number and follow your turn here. Free of charge, without coming to the office.

    Press the button below to begin.
