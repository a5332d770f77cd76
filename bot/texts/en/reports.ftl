# Reports about a period that officers ask for in chat.

## Choosing

choice-reports = 📊 Reports
reports-list =
    <b>Reports</b>
    { $lines }

    Choose one, or type it in one line: <code>report 1 this month</code>, <code>report skm 2026-TW4 pdf</code>.
reports-line = { $no }. <b>{ $name }</b>: { $about }
report-unknown =
    We do not know that report. There are:
    { $lines }

    Type for example <code>report 1 this month</code>.
report-period-ask =
    <b>{ $name }</b>: { $about }.
    For which period? Choose, or type <code>report { $key } 2026-11</code>, <code>2026-TW4</code> (quarter), <code>2026-S2</code> (half year), <code>2026</code>, or <code>2026-11-01 to 2026-11-23</code>.
report-format-ask =
    <b>{ $name }</b>, { $period }.
    As which file? Choose, or type <code>report { $key } { $as } pdf</code>.
report-day = { $day }
report-days = { $name } ({ $first } to { $last })
report-span = { $first } to { $last }
choice-report-day-0 = Today
choice-report-day-1 = Yesterday
choice-report-week-0 = This week
choice-report-week-1 = Last week
choice-report-month-0 = This month
choice-report-month-1 = Last month
choice-report-quarter-0 = This quarter
choice-report-quarter-1 = Last quarter
choice-report-half-year-0 = This half year
choice-report-half-year-1 = Last half year
choice-report-year-0 = This year
choice-report-year-1 = Last year
choice-report-pdf = PDF
choice-report-xlsx = Excel (XLSX)
choice-report-png = Picture (PNG)
choice-report-zip = All files (ZIP)
reports-not-yours = Reports are for front office, supervisors and administrators only.
report-not-yours = That report is not part of your role. Type <code>/reports</code> to see those you can ask for.
report-not-begun = The period { $period } has not begun. Please choose another one.
report-too-many = { $most } of your reports are still being prepared. Please ask again when you have one of them.

## What happens

report-wanted = ⏳ <b>{ $name }</b>, { $period }: being prepared. We send the file in this chat; other work can go on.
report-being-made = <b>{ $name }</b>, { $period }: still being prepared, and sent as soon as it is ready. There is no need to ask again.
report-ready = ✅ <b>{ $name }</b>, { $period }: ready, sent below.
report-given = <b>{ $name }</b>, { $period }.
report-stopped = ⚠️ <b>{ $name }</b>, { $period }: not made.
report-unmade = We are sorry: <b>{ $name }</b>, { $period }, could not be made. { $why }
report-why-failed = Please try again in a while. If it fails again, ask an administrator to run <code>loket laporan</code> on the desk's computer: there the cause can be read.
report-why-large = The file is too large for a chat. Choose a shorter period, or ask an administrator to make it with <code>loket laporan</code>.
report-why-slow = Making it took too long. Choose a shorter period, or ask an administrator to make it with <code>loket laporan</code>.
report-why-many = There is too much in it to be printed. Choose Excel (XLSX), or a shorter period.
choice-report-again = Try again
choice-report-other = Choose another period

## Short names

report-name-buku-tamu = Guest book
report-name-buku-laporan = Day's report book
report-name-pemantauan-pos = Procedure monitoring
report-name-penyimpangan = Deviations
report-name-kompensasi = Compensations
report-name-prioritas = Priority groups
report-name-pengaduan = Complaints
report-name-ketersediaan = Availability
report-name-ppid = PPID register
report-name-penggantian = Substitutions
report-name-skm = Survey report
report-name-skm-publikasi = Survey publication
report-name-skm-tabel = Survey working table
report-name-bukti = Evaluator's pack
