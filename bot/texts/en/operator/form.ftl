### Forms: faults, and their print.

form-bilingual = the key "{ $key }" is not in two languages yet
form-category = the kind of service is asked for under another key
form-category-again = the kind of service is asked for once more in a form of a category
form-category-again-remedy = delete it; that question is in the common form already, before this one
form-category-remedy = write kunci = "category"
form-common-lacks = the common form does not ask for "{ $key }" yet
form-common-lacks-remedy = add [[{ $part }]] with kunci = "{ $key }"
form-exampleless = an example without a question
form-exampleless-remedy = write also tanya = { "{" } id = "…", en = "…" { "}" }
form-file-closed = the form's file cannot be opened
form-file-closed-remedy = check the file's name, its folder, and whether Loket may read it
form-file-encoding = it is not written in UTF-8
form-file-encoding-remedy = save the file again encoded as UTF-8
form-file-large = the file is too large
form-file-large-remedy = check whether it is the right file
form-file-required = files cannot be required, because not everybody has them at hand
form-file-required-remedy = write wajib = false; officers can ask for it during the service
form-head = { "[" }{ $part }] is no part
form-head-remedy = write the heading [{ $part }] once, in single square brackets
form-if = the key "jika" is not one question with its answer
form-if-answer = { $answer } is no answer to { $key }
form-if-answer-remedy = the options: { $allowed }
form-if-kind = { $key } is not answered with yes/no or by choosing, so it cannot be a condition
form-if-kind-remedy = use a question of the kinds ya_tidak or pilihan as condition
form-if-order = { $key } is no question before this one
form-if-order-remedy = put that question above this one
form-if-remedy = write for example jika = { "{" } representing = "ya" { "}" }
form-kept = answers of the kind { $kind } are not kept for the next visit
form-kept-remedy = delete the key diingat
form-key = the key { $key } cannot be used
form-key-remedy = use 2 to 20 small letters, digits or underscores, a letter first
form-kind = the kind { $written } is not known
form-kind-remedy = write the kind of its answer; { $kinds }
form-length = only answers of the kinds teks and uraian have a length
form-length-remedy = delete the key { $key }
form-lengths = paling_pendek is larger than paling_panjang
form-lengths-remedy = exchange the two numbers
form-long = { $what } ({ $language }) has { $length } characters
form-long-remedy = shorten it to { $longest } characters
form-most = only of files more than one can be sent
form-most-remedy = delete the key paling_banyak
form-no-kind = the question { $key } does not name a kind yet
form-no-options = answers of the kind { $kind } use no options
form-no-options-remedy = delete the key pilihan
form-no-question = there is no part [[{ $part }]]
form-no-question-remedy = write the heading [[{ $part }]] in double square brackets above every question
form-of-category = the category { $category } is not known
form-option = option { $key }
form-option-key = the key { $key } of an option cannot be used
form-option-key-remedy = use 1 to 22 small letters, digits or underscores
form-option-keyless = there is an option without a key
form-option-remedy = write for example { "{" } kunci = "dapodik", id = "Dapodik", en = "Dapodik" { "}" }
form-option-twice = two options use the same key
form-option-twice-remedy = give every option a key of its own
form-option-wordless = the option { $option } has no words yet
form-options = the options of { $key } are { $count }
form-options-remedy = write 2 to { $most } options
form-other-language = { $what } names the language { $language }
form-other-language-remedy = write id = "…" and en = "…"
form-part = the part { $part } is not known
form-print = { $origin }: correct. { $name }, { $count } questions ({ $served }).
form-print-category = kind of service
form-print-choice = choice
form-print-everybody = all visitors
form-print-file = photo or document
form-print-if = only if { $question } = { $answers }
form-print-kept = remembered for the next visit
form-print-long = long text
form-print-longest = at most { $longest } characters
form-print-mail = e-mail address
form-print-most = at most { $most } files
form-print-optional = may be skipped
form-print-phone = mobile phone number
form-print-region = regency/city
form-print-required = required
form-print-text = short text
form-print-yes-no = yes or no
form-required = this question is always required
form-required-remedy = delete the key wajib
form-shelf-category = the category "{ $category }" has the form { $other } already
form-shelf-category-remedy = a category is for one form only; delete it from one of them
form-shelf-defaults = neither this form nor { $other } names categories
form-shelf-defaults-remedy = write [formulir] with kategori = ["…"] in one of them
form-shelf-empty = there is no form in this folder
form-shelf-empty-remedy = save forms in that folder with names that end in .toml, or leave form.directory empty
form-shelf-missing = the folder of forms is not there
form-shelf-missing-remedy = check form.directory (LOKET_FORM__DIRECTORY) and the folder's name
form-shipped = { "." } Ready-made questions without a kind: { $known }
form-shipped-kind = the key { $key } is a ready-made question of the kind { $kind }
form-shipped-kind-remedy = delete the key jenis, or use another key for a question of your own
form-too-many = there are { $count } questions; at most { $most }
form-too-many-remedy = remove some; visitors have no patience for so many
form-twice = the key { $key } is used by another question already
form-twice-remedy = give it another name, or delete one of them; one key for one question
form-untranslated = { $what } is not there in { $name } yet ({ $language })
form-untranslated-remedy = add { $language } = "…"
form-wordless = the question { $question } has no words yet ("{ $key }")
form-words-remedy = write { $key } = { "{" } id = "…", en = "…" { "}" }
