# Surveys of the integrity zone: perceived quality of service (SPKP) and of integrity (SPAK), on a scale of six.

survey-setuju-1 = Strongly disagree
survey-setuju-2 = Disagree
survey-setuju-3 = Rather disagree
survey-setuju-4 = Rather agree
survey-setuju-5 = Agree
survey-setuju-6 = Strongly agree

survey-spkp_informasi = Information on this unit's services is available electronically and otherwise.
survey-spkp_syarat = The requirements that are told are those that the unit has set.
survey-spkp_alur = The procedure that the unit has set is easy to follow.
survey-spkp_jangka = The service took as long as the unit has set.
survey-spkp_tarif = What was paid is what the unit has set.
survey-spkp_daring = The facilities or the online system are comfortable and easy to use.
survey-spkp_tanggap = The officers or the online system answer quickly.
survey-spkp_konsultasi = Consultation and complaints are easy to use and to reach.

survey-spak_diskriminasi = There is no discrimination in this unit's services.
survey-spak_kecurangan = There is no service outside the procedure, and no cheating, in this unit.
survey-spak_imbalan = No reward in money, goods or facilities is taken or asked for beyond the rules in this unit.
survey-spak_pungli = There are no illegal levies in this unit.
survey-spak_percaloan = There are no brokers or unofficial agents in this unit.
