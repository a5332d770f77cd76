# Public satisfaction survey. Questions and answers translate PermenPANRB 14/2017, Annex; the Indonesian text is the
# official one.

survey-intro = Thank you. Would you please fill in our <b>Public Satisfaction Survey</b>: { $count } short questions. Your answers are not linked to your name and do not affect the service.
survey-question =
    <i>Survey { $number } of { $count }</i>
    { $question }
survey-choose = Please choose one answer, or type its number (1-4).
survey-suggestion = Do you have any suggestions or feedback? Please write them in one message, or skip.
survey-thanks = Thank you, we have received your survey. We wish you good health.
survey-declined = All right, the survey is skipped. Thank you for your visit.
choice-skip-survey = Skip the survey
choice-skip-suggestion = No suggestion

survey-persyaratan = What is your opinion on how well the service requirements fit the kind of service.
survey-persyaratan-1 = Not fitting
survey-persyaratan-2 = Less fitting
survey-persyaratan-3 = Fitting
survey-persyaratan-4 = Very fitting
survey-prosedur = What is your understanding of the ease of the service procedure in this unit.
survey-prosedur-1 = Not easy
survey-prosedur-2 = Less easy
survey-prosedur-3 = Easy
survey-prosedur-4 = Very easy
survey-waktu = What is your opinion on the speed with which the service was given.
survey-waktu-1 = Not fast
survey-waktu-2 = Less fast
survey-waktu-3 = Fast
survey-waktu-4 = Very fast
survey-biaya = What is your opinion on the fairness of the fees/charges for the service.
survey-biaya-1 = Very expensive
survey-biaya-2 = Rather expensive
survey-biaya-3 = Inexpensive
survey-biaya-4 = Free of charge
survey-produk = What is your opinion on how well the result given matches the service product stated in the service standard.
survey-produk-1 = Not matching
survey-produk-2 = Less matching
survey-produk-3 = Matching
survey-produk-4 = Matching very well
survey-kompetensi = What is your opinion on the competence/ability of the officers in giving the service.
survey-kompetensi-1 = Not competent
survey-kompetensi-2 = Less competent
survey-kompetensi-3 = Competent
survey-kompetensi-4 = Very competent
survey-perilaku = What is your opinion on the conduct of the officers in giving the service, as to politeness and friendliness.
survey-perilaku-1 = Not polite and friendly
survey-perilaku-2 = Less polite and friendly
survey-perilaku-3 = Polite and friendly
survey-perilaku-4 = Very polite and friendly
survey-sarana = What is your opinion on the quality of the facilities and infrastructure.
survey-sarana-1 = Poor
survey-sarana-2 = Fair
survey-sarana-3 = Good
survey-sarana-4 = Very good
survey-pengaduan = What is your opinion on the handling of service users' complaints.
survey-pengaduan-1 = None
survey-pengaduan-2 = Exists but does not work
survey-pengaduan-3 = Works, but not at its best
survey-pengaduan-4 = Well managed
