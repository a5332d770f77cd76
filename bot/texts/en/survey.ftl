# Public satisfaction survey. Questions and answers translate PermenPANRB 14/2017, Annex; the Indonesian text is the
# official one.

survey-intro = Thank you. Would you please fill in our <b>Public Satisfaction Survey</b>: { $count } short questions. Your answers are not linked to your name and do not affect the service.
survey-question =
    <i>Survey { $number } of { $count }</i>
    { $question }
survey-choose = Please choose one answer, or type its number (1-{ $most }).
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

## The reminder, once

survey-reminder =
    The survey about visit <b>{ $ticket }</b> is still open (question { $number } of { $count }). Please go on if you like; if not, just skip it. We will not remind you again.

    { $question }

## Who answers. Official questionnaire, part I; age in groups, and answers that offices usually add.

profile-intro = Thank you, we have your answers. Finally, a little about you; each question may be skipped, and is kept apart from the answers you gave.
profile-question =
    <i>About you, { $number } of { $count }</i>
    { $intro } { $question }
profile-choose = Please choose one, type its number, or type "skip".
choice-skip-profile = Skip
choice-skip-profile-all = Skip all
profile-jenis_kelamin = Your <b>sex</b>?
profile-jenis_kelamin-l = Male
profile-jenis_kelamin-p = Female
profile-usia = Your <b>age</b>?
profile-usia-di_bawah_20 = Under 20
profile-usia-20_29 = 20–29
profile-usia-30_39 = 30–39
profile-usia-40_49 = 40–49
profile-usia-50_59 = 50–59
profile-usia-60_ke_atas = 60 and over
profile-pendidikan = Your highest <b>education</b>?
profile-pendidikan-sd = Primary school (SD)
profile-pendidikan-smp = Lower secondary (SMP)
profile-pendidikan-sma = Upper secondary (SMA)
profile-pendidikan-d1_d3 = Diploma (D1–D3)
profile-pendidikan-d4 = Diploma (D4)
profile-pendidikan-s1 = Bachelor (S1)
profile-pendidikan-s2 = Master (S2)
profile-pendidikan-s3 = Doctorate (S3)
profile-pekerjaan = Your <b>work</b>?
profile-pekerjaan-pns = Civil servant (PNS)
profile-pekerjaan-pppk = Contract civil servant (PPPK)
profile-pekerjaan-tni = Armed forces (TNI)
profile-pekerjaan-polri = Police (POLRI)
profile-pekerjaan-swasta = Private sector
profile-pekerjaan-wirausaha = Self-employed
profile-pekerjaan-guru = Teacher (not a civil servant)
profile-pekerjaan-dosen = Lecturer (not a civil servant)
profile-pekerjaan-pelajar = Pupil or student
profile-pekerjaan-lainnya = Other

## Papers about the survey

survey-paper-report = Report of the satisfaction survey (chapters I–V)
survey-paper-publication = Publication and poster of the index
survey-paper-table = Working table of the survey, by form and by element
