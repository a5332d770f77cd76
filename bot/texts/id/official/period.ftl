# Bagaimana kertas resmi menyebut periode.

period-day = { $day }
period-week = Minggu ke-{ $no } Tahun { $year }
period-month = Bulan { $month }
period-quarter = Triwulan { $roman } Tahun { $year }
period-half = Semester { $roman } Tahun { $year }
period-year = Tahun { $year }
period-span = { $days }
period-short-quarter = TW { $roman } { $year }
