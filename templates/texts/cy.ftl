# Cymraeg. Keys as in en.ftl. Awaiting a reader's check.

## On every page
language-name = Cymraeg
easy-read = Hawdd ei Ddeall
skip = Neidio i’r prif gynnwys
nav-back = Yn ôl
nav-about = Am y gwasanaeth hwn
nav-privacy = Sut rydym ni’n defnyddio’ch atebion
nav-accessibility = Hygyrchedd
nav-withdraw = Tynnu’ch atebion yn ôl
back = Yn ôl
continue = Parhau
clear = Cuddio a chlirio fy atebion
unchecked = Nid oes neb sy’n darllen Cymraeg wedi gwirio’r geiriau hyn eto.
preview = Drafft yw hwn. Nid yw dim a atebwch yn cael ei gadw.
preview-comment = Dywedwch rywbeth am y dudalen hon
languages-link = Iaith
languages-title = Dewiswch eich iaith
progress = Cwestiwn { $number } o { $total }
progress-page = Tudalen { $number } o { $total }
optional = (dewisol)
or = neu
warning = Rhybudd:
error-prefix = Gwall:
summary-title = Mae problem
nobody-answers = Ni all neb eich ateb chi yma, ac efallai na chaiff eich geiriau eu darllen heddiw.
contact-title = Cysylltu

## Questions
yes = Ie
no = Na
not-sure = Ddim yn siŵr
choose-one = Dewiswch un
choose-several = Gallwch ddewis mwy nag un.
other-say = Dywedwch wrthym yn eich geiriau eich hun
why-feeling = Pam? (dewisol)
other = Rhywbeth arall
consent-agree = Ydw, rwy’n cytuno
length-limit = Gallwch ddefnyddio hyd at { $max } nod.
listen = Gwrando ar y cwestiwn hwn
more = Darllen mwy
signed-video = Gwylio hwn mewn iaith arwyddion
date-day = Diwrnod
date-month = Mis
date-year = Blwyddyn
date-hint = Er enghraifft, 27 3 2026
date-hint-month = Er enghraifft, 3 2026
time-hint = Er enghraifft, 14:30
today = heddiw
stars = Sêr: { $count }

## Dates
date-full = { $day } { $month } { $year }
date-month-year = { $month } { $year }
month-1 = Ionawr
month-2 = Chwefror
month-3 = Mawrth
month-4 = Ebrill
month-5 = Mai
month-6 = Mehefin
month-7 = Gorffennaf
month-8 = Awst
month-9 = Medi
month-10 = Hydref
month-11 = Tachwedd
month-12 = Rhagfyr
month-alone-1 = Ionawr
month-alone-2 = Chwefror
month-alone-3 = Mawrth
month-alone-4 = Ebrill
month-alone-5 = Mai
month-alone-6 = Mehefin
month-alone-7 = Gorffennaf
month-alone-8 = Awst
month-alone-9 = Medi
month-alone-10 = Hydref
month-alone-11 = Tachwedd
month-alone-12 = Rhagfyr

## Who answers, and how
who-title = Amdanoch chi
who-role = Pwy sy’n ateb?
who-role-hint = Mae hyn yn ein helpu i weld beth mae plant yn ei ddweud a beth mae oedolion yn ei ddweud. Nid ydym yn gofyn am eich enw.
who-help = Sut ydych chi’n ateb?
role-child = Plentyn
role-youngPerson = Person ifanc
role-patient = Fi: fi yw’r claf
role-parentCarer = Rhiant neu ofalwr
role-sibling = Brawd neu chwaer
role-supporter = Cefnogwr
role-staff = Aelod o staff
role-group-childrenAndYoungPeople = Plant a phobl ifanc
role-group-familyAndSupporters = Teulu a chefnogwyr
help-alone = Ar fy mhen fy hun
help-together = Gyda rhywun arall
help-onBehalf = Ar ran rhywun arall

## Start
start = Dechrau
start-length =
    { $questions ->
        [two] { $questions } gwestiwn
        [few] { $questions } chwestiwn
        [many] { $questions } chwestiwn
       *[other] { $questions } cwestiwn
    }, tua { $minutes ->
        [two] { $minutes } funud
       *[other] { $minutes } munud
    }
start-place = Rydych chi’n ateb ar gyfer: { $place }.
start-reader = Y tîm sy’n darllen eich atebion: { $team }.
start-no-name = Nid ydym yn gofyn am eich enw.
start-your-choice = Eich dewis chi yw hyn. Gallwch adael unrhyw gwestiwn allan, neu stopio unrhyw bryd.
start-closes = Gallwch ateb tan { $date }.
start-credits = Helpodd y bobl hyn i ysgrifennu’r cwestiynau: { $names }.
start-comments = Gallwch ysgrifennu yn eich geiriau eich hun hefyd.
start-worry = Os bydd eich geiriau’n gwneud i ni boeni nad yw rhywun yn ddiogel, byddwn yn eu cadw ac yn eu rhoi i’r bobl sy’n gallu helpu. Byddwn yn gwneud hyn hyd yn oed os byddwch yn tynnu eich atebion eraill yn ôl.
start-controller = Yn gyfrifol am eich atebion: { $controller }.
start-privacy = Sut rydym ni’n defnyddio’ch atebion

## Check your answers and send them
check-title = Gwiriwch eich atebion
check-look-title = Ydych chi eisiau anfon hwn?
check-look-body = Nid oes angen i ni wybod pwy ydych chi. Gallwch newid yr atebion hyn, neu eu hanfon fel y maen nhw.
looks-like-name = Mae’n edrych fel bod enw yma.
looks-like-phone = Mae’n edrych fel bod rhif ffôn yma.
looks-like-postcode = Mae’n edrych fel bod cod post yma.
looks-like-email = Mae’n edrych fel bod cyfeiriad e-bost yma.
looks-like-nhs-number = Mae’n edrych fel bod rhif GIG yma.
change = Newid
not-provided = Heb ei ateb
check-send-body = Pan fyddwch yn fodlon ar eich atebion, anfonwch nhw atom.
send = Anfon eich atebion
busy-title = Nid oeddem yn gallu cadw eich atebion y tro hwn
busy-body = Mae eich atebion yma o hyd. Arhoswch funud, yna pwyswch “Anfon eich atebion” eto.
busy-page-body = Mae eich atebion ar y dudalen hon o hyd. Arhoswch funud, yna pwyswch “Parhau” eto.

## After check answers
after-check-title = Wnewch chi ateb rhagor o gwestiynau?
after-check-count =
    { $count ->
        [two] Mae { $count } gwestiwn arall. Maen nhw amdanoch chi.
        [few] Mae { $count } chwestiwn arall. Maen nhw amdanoch chi.
        [many] Mae { $count } chwestiwn arall. Maen nhw amdanoch chi.
       *[other] Mae { $count } cwestiwn arall. Maen nhw amdanoch chi.
    }
after-check-count-open =
    { $count ->
        [two] Mae { $count } gwestiwn arall, neu ychydig mwy. Maen nhw amdanoch chi.
        [few] Mae { $count } chwestiwn arall, neu ychydig mwy. Maen nhw amdanoch chi.
        [many] Mae { $count } chwestiwn arall, neu ychydig mwy. Maen nhw amdanoch chi.
       *[other] Mae { $count } cwestiwn arall, neu ychydig mwy. Maen nhw amdanoch chi.
    }
after-check-reader = Y tîm sy’n defnyddio’r atebion hyn: { $team }. Nid oes rhaid i chi eu rhoi.
after-check-yes = Gwnaf
after-check-no = Na, anfonwch fy atebion
after-check-missing = Dewiswch Gwnaf, neu Na i anfon eich atebion

## Sent
sent-title = Diolch
sent-body = Mae eich atebion gyda ni.
sent-code-title = Eich cod
sent-code-body = Cadwch y cod hwn rhag ofn y byddwch eisiau tynnu eich atebion yn ôl. Ysgrifennwch ef neu tynnwch lun ohono.
sent-code-once = Dim ond unwaith y byddwn yn ei ddangos. Ni allwn ddod o hyd iddo i chi wedyn, oherwydd nid ydym yn gwybod pwy ydych chi.
sent-code-shown = Cafodd eich cod ei ddangos pan anfonoch eich atebion. Ni allwn ei ddangos eto.
sent-next-title = Beth sy’n digwydd nesaf
sent-next-read = Y tîm sy’n darllen yr hyn mae pobl yn ei ddweud: { $team }.
sent-next-figures = Caiff eich atebion eu cyfrif gydag atebion pobl eraill. Nid yw unrhyw ganlyniad yn dangos beth ddywedodd un person.
sent-next-said = Yna byddwn yn dweud wrth bawb beth sydd wedi newid.
sent-talk-title = Os ydych chi eisiau siarad â rhywun
sent-talk-body = Gallwch ysgrifennu at { $team }:
sent-comments = Os bydd eich geiriau’n gwneud i ni boeni nad yw rhywun yn ddiogel, byddwn yn eu cadw ac yn eu rhoi i’r bobl sy’n gallu helpu, hyd yn oed os byddwch yn tynnu eich atebion eraill yn ôl.

## Take answers back
withdraw-title = Tynnu’ch atebion yn ôl
withdraw-body = Teipiwch y cod a welsoch ar ôl anfon eich atebion. Byddwn yn dileu eich atebion ar unwaith, ac nid oes rhaid i chi ddweud pam.
withdraw-label = Eich cod
withdraw-hint = Gallwch ddefnyddio llythrennau bach neu fawr, a bylchau hefyd.
withdraw-kept = Os gwnaeth eich geiriau i ni boeni nad yw rhywun yn ddiogel, byddwn yn cadw’r geiriau hynny.
withdraw-button = Tynnu fy atebion yn ôl
withdraw-missing = Rhowch eich cod
withdraw-unknown = Nid ydym yn adnabod y cod hwn. Gwiriwch ef a rhowch gynnig arall arni.
withdraw-done-title = Mae eich atebion wedi’u tynnu yn ôl
withdraw-done-body = Rydym wedi dileu eich atebion.
withdraw-done-figures = Byddant yn gadael y canlyniadau y tro nesaf y bydd y rhain yn cael eu cyfrif.

## Not open yet
not-open-title = Nid yw’r arolwg hwn ar agor eto
not-open-body = Dewch yn ôl yn nes ymlaen.
paused-title = Mae’r arolwg hwn wedi’i oedi
paused-body = Nid yw’n derbyn atebion ar hyn o bryd. Dewch yn ôl yn nes ymlaen.
to-surveys = Gweld yr arolygon sydd ar agor

## On a poster
poster-lead = Dywedwch wrthym beth yw eich barn. Mae’n ein helpu i wneud pethau’n well.
poster-minutes =
    { $minutes ->
        [two] Tua { $minutes } funud
       *[other] Tua { $minutes } munud
    }
poster-no-name = Nid oes angen eich enw
poster-scan = Pwyntiwch gamera eich ffôn at y sgwâr hwn
poster-type = neu teipiwch y cyfeiriad hwn:

## Start of the site
index-title = Dywedwch eich barn
index-body = Mae’r arolygon hyn ar agor nawr.
index-none = Nid oes arolwg ar agor ar hyn o bryd. Dewch yn ôl yn nes ymlaen.
cleared-title = Mae eich atebion wedi’u clirio
cleared-body = Nid oes unrhyw atebion heb eu hanfon ar y ddyfais hon mwyach.
cleared-close = Gallwch gau’r dudalen hon nawr.

## How answers are used: one survey
privacy-title = Sut rydym ni’n defnyddio’ch atebion
privacy-lead = Yn gyfrifol am atebion yr arolwg hwn: { $controller }.
privacy-child-title = I blant
privacy-child-name = Nid ydym yn gwybod eich enw. Peidiwch â’i ysgrifennu.
privacy-child-reader = Y tîm sy’n darllen yr hyn rydych chi’n ei ddweud: { $team }. Mae’n eu helpu i wneud pethau’n well.
privacy-child-choice = Chi sy’n dewis beth i’w ateb. Gallwch stopio pryd bynnag y mynnwch.
privacy-child-code = Byddwch yn cael cod cudd ar y diwedd. Gyda’r cod gallwch dynnu eich atebion yn ôl.
privacy-child-worry = Os bydd eich geiriau’n gwneud i ni boeni amdanoch chi, byddwn yn dweud wrth oedolyn sy’n cadw plant yn ddiogel.
privacy-easy-title = Hawdd ei Ddeall
privacy-easy-name = Nid ydym yn gofyn am eich enw.
privacy-easy-where = Nid ydym yn gwybod pa ffôn neu gyfrifiadur rydych chi’n ei ddefnyddio.
privacy-easy-reader = Y tîm sy’n darllen eich atebion: { $team }.
privacy-easy-write = Gall yr hyn rydych chi’n ei ysgrifennu ddangos pwy ydych chi. Rydym yn gofalu amdano.
privacy-easy-few = Os mai dim ond ychydig o bobl sy’n ateb, nid ydym yn dangos eu hatebion.
privacy-easy-keep = Rydym yn cadw eich atebion am { $retention }. Yna rydym yn eu dileu.
privacy-easy-code = Byddwch yn cael cod ar y diwedd. Gallwch ei ddefnyddio i dynnu eich atebion yn ôl.
privacy-easy-worry = Os ydym yn poeni nad ydych chi’n ddiogel, byddwn yn dweud wrth rywun sy’n gallu helpu.
privacy-full-title = Yn llawn
privacy-who-title = Pwy sy’n gyfrifol
privacy-who-body = Rheolydd yr atebion: { $controller }. Y tîm sy’n rhedeg yr arolwg ac yn darllen yr atebion: { $team }.
privacy-basis = Y sail gyfreithlon dros eu defnyddio:
lawful-basis-consent = rydych chi’n cytuno (cydsyniad).
lawful-basis-contract = contract gyda chi.
lawful-basis-legalObligation = dyletswydd yn ôl y gyfraith.
lawful-basis-vitalInterests = diogelu bywyd rhywun.
lawful-basis-publicTask = tasg er budd y cyhoedd sydd gan y sefydliad yn ôl y gyfraith (tasg gyhoeddus).
lawful-basis-legitimateInterests = buddiannau dilys y sefydliad.
privacy-known-title = Yr hyn rydym yn ei wybod
privacy-known-body = Gyda’ch atebion rydym yn cadw’r arolwg, yr iaith a ddewisoch, pwy atebodd (rhiant, er enghraifft), a gawsoch help, a’r diwrnod. Os gwnaethoch agor dolen neu god mewn lle penodol, fel ward, efallai y byddwn yn cadw’r lle hwnnw.
privacy-unknown-title = Yr hyn nad ydym yn ei wybod
privacy-unknown-body = Nid ydym yn gofyn am eich enw. Gyda’ch atebion nid ydym yn cadw cyfeiriad eich dyfais, y math o borwr, yr amser o’r dydd na’r drefn y daeth atebion i mewn.
privacy-personal-body = Gall yr hyn rydych chi’n ei ysgrifennu ddangos pwy ydych chi o hyd, a gallai’r bobl sy’n gofalu am y gronfa ddata weld ym mha drefn y cadwyd atebion. Felly rydym yn trin pob ateb fel data personol.
privacy-shown-title = Yr hyn mae eraill yn ei weld
privacy-shown-figures = Cyfrif atebion llawer o bobl yw’r canlyniadau. Nid yw rhifau a allai bwyntio at un person yn cael eu dangos. Nid yw canlyniadau llai na deg o bobl yn cael eu dangos o gwbl.
privacy-shown-comments = Mae person yn darllen pob sylw cyn i neb arall gael ei weld. Nid yw sylw a allai ddangos pwy a’i hysgrifennodd yn cael ei ddangos.
privacy-shown-worry = Os bydd sylw’n gwneud i ni boeni nad yw rhywun yn ddiogel, byddwn yn ei wahanu oddi wrth yr atebion eraill, yn ei gadw, ac yn dweud wrth y bobl sy’n gyfrifol am gadw plant ac oedolion yn ddiogel.
privacy-kept-title = Am faint y caiff atebion eu cadw
privacy-kept-body = Caiff atebion eu cadw am { $retention }, yna cânt eu dileu.
privacy-kept-device = Tra byddwch yn ateb, mae un cwci ar eich dyfais yn dod o hyd i’ch lle. Mae eich atebion yn aros dan glo, a dim ond y cwci hwn sy’n eu hagor. Daw i ben pan fyddwch yn anfon neu’n clirio eich atebion, neu pan ddaw ei amser i ben. Mae cwci arall yn dangos eich cod am ddeg munud ar ôl i chi eu hanfon. Nid oes dim yn eich dilyn i wefannau eraill.
privacy-rights-title = Eich hawliau
privacy-rights-code = Gyda’r cod a gewch ar y diwedd gallwch gael eich atebion wedi’u dileu.
privacy-rights-body = Cewch ofyn beth sy’n hysbys amdanoch, gofyn iddo gael ei gywiro, neu wrthwynebu. Heb eich cod ni allwn fel arfer ddweud pa atebion yw eich rhai chi. Cewch gwyno wrth y rheoleiddiwr diogelu data (ico.org.uk).
privacy-principles-title = Ein haddewid
privacy-pictures-title = Lluniau
privacy-pictures-body = Y bobl a’r sefydliadau hyn wnaeth luniau a welwch yn yr arolwg hwn:
retention-days =
    { $count ->
        [two] 2 ddiwrnod
       *[other] { $count } diwrnod
    }
retention-months =
    { $count ->
        [two] 2 fis
       *[other] { $count } mis
    }
retention-years =
    { $count ->
        [1] flwyddyn
        [2] 2 flynedd
        [3] 3 blynedd
        [4] 4 blynedd
        [6] 6 blynedd
       *[other] { $count } mlynedd
    }
retention-open = gyhyd ag y bydd eu hangen ar y tîm

## How answers are used: this site
site-privacy-title = Preifatrwydd
site-privacy-lead = Mae { $name } yn gofyn i bobl beth yw eu barn, heb ofyn pwy ydyn nhw.
site-privacy-cookies-title = Cwcis
site-privacy-each-title = Pob arolwg
site-privacy-each-body = Mae gan bob arolwg ei dudalen ei hun sy’n dweud pwy sy’n gyfrifol, pwy sy’n darllen yr atebion ac am faint y cânt eu cadw. Mae’r ddolen ar waelod pob tudalen o’r arolwg.

## Accessibility
a11y-title = Hygyrchedd
a11y-lead = Dyma’r datganiad hygyrchedd ar gyfer arolygon { $name }. Rydym eisiau i bawb allu ateb. Dylech allu:
a11y-can-zoom = gwneud y geiriau’n fwy, hyd at 400%, heb i ddim syrthio oddi ar y sgrin
a11y-can-keyboard = ateb popeth gyda bysellfwrdd neu switsh
a11y-can-reader = gwrando ar y tudalennau gyda darllenydd sgrin
a11y-can-scripts = ateb heb JavaScript a gyda chysylltiad araf
a11y-can-easy = dewis Hawdd ei Ddeall neu iaith arall, lle mae’r arolwg yn eu cynnig
a11y-status-title = Pa mor hygyrch yw’r wefan hon
a11y-status-body = Mae’r wefan hon yn cydymffurfio’n rhannol â’r Canllawiau Hygyrchedd Cynnwys Gwe, fersiwn 2.2, lefel AA. Mae’r rhan nesaf yn dweud ble nad yw’n cyrraedd y nod.
a11y-fails-title = Yr hyn nad yw’n gweithio eto
a11y-fails-people = Nid yw pobl sy’n defnyddio ffonau, darllenwyr sgrin neu Hawdd ei Ddeall bob dydd, na phobl ag anabledd dysgu, wedi profi’r tudalennau hyn eto. Hyd nes y byddant, nid ydym yn gwybod beth sy’n anodd iddynt.
a11y-fails-words = Nid yw rhai ieithoedd wedi’u gwirio gan rywun sy’n eu darllen. Mae’r tudalennau hynny’n dweud hynny.
a11y-fails-media = Y timau sy’n gwneud arolwg sy’n ychwanegu lluniau, recordiadau a ffilmiau. Efallai nad oes disgrifiad da gan rai (canllawiau 1.1.1 ac 1.2).
a11y-fails-old = Mewn hen borwr mae’r blwch ar gyfer eich geiriau eich hun bob amser i’w weld, hyd yn oed pan nad oes ei angen.
a11y-format-title = Os oes angen hwn arnoch mewn ffordd arall
a11y-format-body = Gofynnwch am arolwg ar bapur, mewn print bras, mewn fersiwn Hawdd ei Ddeall, mewn iaith arall, neu am gael ateb dros y ffôn neu wyneb yn wyneb. Dywedwch wrthym hefyd os nad yw rhywbeth yn gweithio. Byddwn yn ateb o fewn deg diwrnod gwaith.
a11y-enforce-title = Os nad ydych yn fodlon ar ein hateb
a11y-enforce-body = Y Comisiwn Cydraddoldeb a Hawliau Dynol (EHRC) sy’n gorfodi Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018. Gallwch gysylltu â’r Gwasanaeth Cynghori a Chefnogi Cydraddoldeb (equalityadvisoryservice.com). Yng Ngogledd Iwerddon, cysylltwch â Chomisiwn Cydraddoldeb Gogledd Iwerddon.
a11y-tested-title = Sut gwnaethom ni brofi
a11y-tested-body = Mae peiriant yn gwirio pob tudalen: ym mhob iaith, ar ffôn ac ar dabled, gyda bysellfwrdd, mewn cyferbyniad uchel, gyda thestun mawr, a heb JavaScript. Mae peiriannau’n dod o hyd i lai na hanner yr hyn sy’n gwneud tudalen yn anodd ei defnyddio.

## Pages for when something is wrong
page-404-title = Ni allwn ddod o hyd i’r dudalen hon
page-404-body = Efallai bod y ddolen yn hen, neu fod llythyren ar goll.
page-403-title = Ni allem dderbyn hwn
page-403-body = Ni chafodd y ffurflen ei hanfon o’n tudalennau ni. Ewch yn ôl, ail-lwythwch y dudalen a rhowch gynnig arall arni.
page-forbidden-title = Nid yw hwn ar agor i chi
page-forbidden-body = Gofynnwch i berchennog yr arolwg os oes angen i chi ei weld.
page-410-title = Mae’r arolwg hwn wedi cau
page-410-body = Diolch am fod eisiau ateb. Nid yw’n derbyn atebion mwyach.
page-410-withdrawn-title = Cafodd yr atebion hyn eu tynnu yn ôl
page-410-withdrawn-body = Maen nhw wedi’u dileu ac ni ellir eu hanfon eto.
page-413-title = Roedd hynny’n ormod ar unwaith
page-413-body = Ewch yn ôl ac anfonwch destun byrrach neu ffeil lai.
page-415-title = Ni allwn ddarllen hwn
page-415-body = Cafodd y ffurflen ei hanfon mewn ffordd nad ydym yn ei deall. Ewch yn ôl a rhowch gynnig arall arni.
page-422-title = Mae problem gyda’ch atebion
page-422-body = Ewch yn ôl a gwiriwch nhw.
page-429-title = Arhoswch funud
page-429-body = Mae llawer o bobl yn ateb. Rhowch gynnig arall arni mewn munud.
page-500-title = Aeth rhywbeth o’i le ar ein hochr ni
page-500-body = Mae’n ddrwg gennym. Ewch yn ôl a rhowch gynnig arall arni mewn ychydig funudau.
page-503-title = Ni allwn gadw atebion ar hyn o bryd
page-503-body = Mae’n ddrwg gennym. Rhowch gynnig arall arni mewn ychydig funudau.

## What is wrong with an answer
error-required = Atebwch y cwestiwn hwn: { $label }
error-required-choice = Dewiswch ateb: { $label }
error-required-choices = Dewiswch o leiaf un ateb: { $label }
error-required-yes-no = Dewiswch ie neu na: { $label }
error-too-short = Ysgrifennwch o leiaf { $min } nod: { $label }
error-too-long = Mae hwn { $over } nod yn rhy hir. Peidiwch ag ysgrifennu mwy na { $max } nod: { $label }
error-pattern = Gwiriwch sut mae hwn wedi’i ysgrifennu: { $label }
error-not-an-email = Rhowch gyfeiriad e-bost fel enw@example.com: { $label }
error-not-a-phone = Rhowch rif ffôn fel 0117 496 0000: { $label }
error-not-a-postcode = Rhowch god post llawn fel CF10 3NQ: { $label }
error-not-a-number = Rhowch rif, fel 7: { $label }
error-not-whole = Rhowch rif cyfan, fel 7: { $label }
error-too-small = Rhowch { $min } neu fwy: { $label }
error-too-large = Rhowch { $max } neu lai: { $label }
error-step = Rhowch rif sy’n codi fesul { $step }: { $label }
error-not-a-date = Rhowch ddyddiad go iawn, fel 27 3 2026: { $label }
error-date-incomplete =
    { $part ->
        [day] Rhowch y diwrnod hefyd: { $label }
        [month] Rhowch y mis hefyd: { $label }
       *[year] Rhowch y flwyddyn hefyd: { $label }
    }
error-not-a-time = Rhowch amser, fel 14:30: { $label }
error-too-early = Rhowch { $min } neu’n hwyrach: { $label }
error-too-late = Rhowch { $max } neu’n gynharach: { $label }
error-not-an-option = Dewiswch un o’r atebion yn y rhestr: { $label }
error-too-few = Dewiswch o leiaf { $min } ateb: { $label }
error-too-many = Peidiwch â dewis mwy na { $max } ateb: { $label }
error-exclusive = Dewiswch “{ $option }” yn unig, neu atebion eraill: { $label }
error-other-missing = Ysgrifennwch beth yw’r “rhywbeth arall”: { $label }
error-row-missing = Dewiswch ateb ar gyfer “{ $row }”: { $label }
error-consent-needed = I fynd ymlaen, ticiwch y blwch: { $label }
error-unknown-item = Nid oes cwestiwn o’r fath yn yr arolwg hwn: { $label }
error-wrong-type = Nid yw’r ateb hwn yn y ffurf gywir: { $label }

## Reviewing a survey before it goes out
review-title = Helpwch ni gyda’r arolwg hwn
review-hello = Helo { $name }. Diolch am helpu.
review-what = Nid yw’r cwestiynau hyn wedi mynd allan eto. Gallwch ddweud wrthym beth sy’n dda a beth sydd o’i le.
review-how-walk = Ewch drwy’r ffurflen fel petaech yn ateb. Nid ydym yn cadw’r atebion.
review-how-say = Ar bob tudalen gallwch bwyso “{ preview-comment }”.
review-how-end = Ar y diwedd, dewch yn ôl yma a dweud wrthym a gaiff fynd allan.
review-look = Edrych ar y ffurflen
review-later = Mae’r tîm yn gweithio arno, ac ni ellir ei ddangos nawr. Dewch yn ôl yn nes ymlaen.
review-over = Mae’r adolygiad hwn ar ben. Diolch am helpu.
review-pages = Pob tudalen
review-pages-hint = Gallwch ddweud rhywbeth o’r fan hon hefyd.
review-said-here = { $count ->
    [one] Dywedoch 1 peth
   *[other] Dywedoch { $count } peth
 }
review-remarks = Beth a ddywedwyd
review-remarks-none = Dim eto.
review-remarks-shared = Gall pawb sy’n helpu ddarllen hyn.
review-remarks-own = Dim ond chi a’r tîm sy’n gallu darllen hyn.
review-you = Chi
review-somebody = Rhywun
review-open = Nid yw’r tîm wedi ateb eto.
review-changed = Newidiodd y tîm hyn.
review-kept = Cadwodd y tîm hyn.
review-before = Cynt:
review-now = Nawr:
review-verdict = A gaiff fynd allan?
review-until = Dywedwch wrthym erbyn { $date }.
review-lapsed = Gofynnom tan { $date }. Gallwch ddweud wrthym o hyd.
review-yes = Caiff, gall fynd allan
review-signed = Dywedoch ie ar { $date }.
review-stale = Cafodd ei newid ar ôl hynny. Edrychwch eto.
review-yes-again = Caiff fynd allan o hyd
review-not-yet = Nid wyf yn dweud ie mwyach
review-author = Gallwch newid yr arolwg hwn eich hun, felly rhaid i rywun arall ddweud ie.
review-credit = Eich enw
review-credit-hint = Pan fydd yr arolwg allan, gall ddweud pwy helpodd. Ysgrifennwch eich enw fel y dylai fod, neu gadewch hyn yn wag.
review-credit-young = Ysgrifennwch eich enw cyntaf yn unig, neu gadewch hyn yn wag.
review-credit-long = Ysgrifennwch 100 llythyren ar y mwyaf.
review-credit-first-name = Ysgrifennwch eich enw cyntaf yn unig, heb fwlch.
review-minutes = Eich amser
review-minutes-hint = Sawl munud gymeroch chi ers y tro diwethaf? Mae angen hyn ar y tîm os yw’n eich talu.
review-minutes-so-far = Hyd yn hyn: { $minutes } munud.
review-minutes-wrong = Ysgrifennwch nifer y munudau, fel 20.
review-save = Cadw
review-saved = Wedi’i gadw.
review-done-yes = Diolch. Gall y tîm weld eich bod wedi dweud ie.
review-done-no = Gall y tîm weld nad ydych yn dweud ie.
review-changed-meanwhile = Newidiodd y tîm rywbeth tra oeddech yn edrych. Edrychwch eto, yna pwyswch y botwm.
review-say-title = Dweud rhywbeth am y dudalen hon
review-which = Pa gwestiwn?
review-whole-page = Y dudalen gyfan
review-other-words = Edrych ar eiriau eraill
review-language = Iaith
review-role = Pwy sy’n darllen
review-band = Oed y plentyn
review-everybody = Pawb
review-band-0-7 = 7 neu iau
review-band-8-11 = 8 i 11
review-band-12-15 = 12 i 15
review-band-16 = 16 neu hŷn
review-show = Dangos
review-ready = Beth yw eich barn?
review-ready-good = Mae hyn yn dda
review-ready-unclear = Dydw i ddim yn deall hyn
review-ready-upset = Gwnaeth hyn fi’n drist
review-ready-long = Mae hyn yn rhy hir
review-words = Dywedwch fwy, os mynnwch
review-send = Anfon
review-say-empty = Dewiswch eich barn, neu ysgrifennwch rywbeth.
review-say-long = Ysgrifennwch 2,000 llythyren ar y mwyaf.
review-say-enough = Rydych wedi dweud llawer iawn eisoes. Siaradwch â’r tîm.
review-thanks = Diolch. Bydd y tîm yn ei ddarllen.
review-upset-adult = Os ydych yn drist, siaradwch â { $adult }.
review-upset-team = Os ydych yn drist, siaradwch â rhywun rydych yn ymddiried ynddo.
review-back-form = Yn ôl i’r ffurflen
review-back-home = Eich tudalen

## Fe ddywedoch chi, fe wnaethom ni
start-said = Gweld beth wnaethom ni am yr hyn a ddywedodd pobl
said-title = Fe ddywedoch chi, fe wnaethom ni
said-intro = Dyma beth ddywedodd pobl wrthym, a beth ddaeth o hynny.
said-nothing = Does dim byd yma eto. Pan fyddwn ni wedi gwneud rhywbeth, byddwn yn dweud hynny yma.
said-you = Fe ddywedoch chi
said-did = Fe wnaethom ni
said-will = Byddwn ni’n gwneud
said-will-by = Byddwn ni’n gwneud, erbyn { $date }
said-cant = Allwn ni ddim
said-why = Pam ddim
said-who = Pwy sy’n ei wneud:
said-when-done = Gwnaed ar { $date }.
said-when-will = Byddwn ni’n ei wneud erbyn { $date }.
said-late = Mae hyn yn hwyr. Mae’n ddrwg gennym ni.
said-signed = Mae’r bobl hyn yn cytuno â’r hyn sydd yma: { $names }
said-change = Beth sydd wedi newid
said-chart = { $question } Wedi’u cyfrif: pobl a ddywedodd { $answers }
said-moved = Cyn hynny: { $before } o bob 100 o bobl. Wedyn: { $after } o bob 100 o bobl.
said-chance = Gallai’r gwahaniaeth fod ar hap.
said-no-chance = Mae’r gwahaniaeth yn rhy fawr i fod ar hap. Allwn ni ddim bod yn siŵr mai’r hyn a wnaethom ni yw’r rheswm.
said-before = Cyn hynny, ym mis { $date }
said-after = Wedyn, ym mis { $date }
said-numbers = Y rhifau
said-when = Pryd
said-good = Pobl a ddywedodd hynny
said-of = O gynifer o atebion
said-years = Fesul blwyddyn
said-more = Beth allwch chi ei wneud
said-answer = Dywedwch wrthym beth yw eich barn
said-hear = Cael e-bost pan fydd rhywbeth newydd
said-talk = Hoffwn i rywun siarad â mi
said-back = Fe ddywedoch chi, fe wnaethom ni
said-read = Gweld beth wnaethom ni
said-better = Beth allem ni ei wneud yn well
said-year-title = Beth ddaeth yn { $year }
said-year-asked = Am beth y gofynnom ni
said-year-count = Mae ein ffigurau o { $count } o atebion hyd yn hyn.
said-year-heard = Beth glywsom ni
said-year-unwritten = Dydyn ni ddim wedi ysgrifennu hyn eto.
said-year-did = Beth wnaethom ni
said-year-none = Does dim wedi’i wneud eto.
said-year-will = Beth fyddwn ni’n ei wneud
said-year-cant = Beth allwn ni ddim ei wneud
said-year-better = Beth allem ni ei wneud yn well
said-year-late = { $count ->
    [one] Mae un addewid yn hwyr.
   *[other] Addewidion sy’n hwyr: { $count }.
    }
said-poster-more = Darllenwch fwy a dywedwch wrthym:

## Clywed beth a wnaed
hear-title = Clywed beth wnaethom ni
hear-body = Os hoffech chi, gadewch gyfeiriad e-bost. Byddwn yn ysgrifennu pan fyddwn wedi gwneud rhywbeth am yr hyn a ddywedodd pobl.
hear-apart = Rydym yn cadw eich cyfeiriad ar wahân i bob ateb. Ni all neb ddarganfod beth oedd eich atebion.
hear-label = Cyfeiriad e-bost
hear-hint = Rydym yn anfon dolen yn gyntaf. Dim ond ar ôl i chi ei hagor a phwyso’r botwm y byddwch yn clywed gennym.
hear-button = Anfonwch y ddolen ataf
hear-missing = Ysgrifennwch gyfeiriad e-bost.
hear-wrong = Ysgrifennwch gyfeiriad e-bost fel enw@example.com.
hear-later = Mae llawer o bobl wedi gofyn oddi yma nawr. Arhoswch ddeg munud, yna pwyswch y botwm eto.
hear-sent-title = Edrychwch ar eich e-byst
hear-sent-body = Rydym wedi anfon e-bost atoch gyda dolen. Agorwch hi erbyn yfory a phwyswch y botwm. Tan hynny dydyn ni’n cadw dim.
hear-confirm-title = Ai dyma eich cyfeiriad?
hear-confirm-body = Pwyswch y botwm os ydych am glywed gennym yn y cyfeiriad hwn.
hear-confirm-button = Ie, ysgrifennwch ataf
hear-done-title = Byddwch yn clywed gennym
hear-done-body = Rydym yn ysgrifennu pan fydd rhywbeth newydd. Mae dolen i’w atal ym mhob e-bost.
hear-over-title = Nid yw’r ddolen hon yn gweithio mwyach
hear-over-body = Roedd yn rhy hen, neu ddim yn gyfan. Gallwch ofyn am un newydd.
leave-title = Atal yr e-byst hyn
leave-body = Pwyswch y botwm, a byddwn yn dileu eich cyfeiriad.
leave-button = Atal yr e-byst
left-title = Fyddwch chi ddim yn cael rhagor o e-byst
left-body = Rydym wedi dileu eich cyfeiriad.

## Rhywun i siarad â nhw
talk-title = Hoffwn i rywun siarad â mi
talk-body = Dywedwch wrthym sut gallwn ni gael gafael arnoch. Bydd rhywun yn cysylltu â chi.
talk-apart = Dydyn ni ddim yn gwybod beth oedd eich atebion. Rydym yn dileu’r hyn a ysgrifennwch yma ar ôl ei anfon ymlaen.
talk-label = Sut gallwn ni gael gafael arnoch?
talk-hint = Enw, rhif ffôn neu gyfeiriad e-bost, a pha bryd sy’n amser da.
talk-button = Gofyn am sgwrs
talk-missing = Ysgrifennwch sut gallwn ni gael gafael arnoch.
talk-long = Ysgrifennwch 300 o lythrennau ar y mwyaf.
talk-contacts = Pobl y gallwch siarad â nhw
talk-sent-title = Rydym wedi’i basio ymlaen
talk-sent-body = Bydd rhywun yn cysylltu â chi. Gall gymryd rhai dyddiau.

## Rhoi eich enw oddi tano
sign-title = Rhowch eich enw oddi tano
sign-hello = Helo { $name }
sign-body = Bydd teuluoedd yn darllen hyn. Os ydych yn cytuno â’r hyn y mae’n ei ddweud, gallwch roi eich enw oddi tano.
sign-hint = Ysgrifennwch eich enw fel y dylai teuluoedd ei weld.
sign-young = Ysgrifennwch eich enw cyntaf yn unig.
sign-button = Rwy’n cytuno: dangoswch fy enw
sign-not = Tynnwch fy enw
sign-missing = Ysgrifennwch eich enw.
sign-signed = Rydych yn cytuno â hyn. Mae eich enw oddi tano pan fydd teuluoedd yn ei ddarllen.
sign-stale = Cafodd ei newid ar ôl i chi gytuno. Darllenwch ef eto, yna pwyswch y botwm.

## E-byst at deuluoedd
mail-hear-subject = Cadarnhewch: { $title }
mail-hear-body = Mae rhywun am glywed yn y cyfeiriad hwn beth a wnaed am “{ $title }”. Os chi yw hwnnw, agorwch y dudalen hon erbyn yfory a phwyswch y botwm:
mail-hear-button = Agor y dudalen
mail-hear-not = Os nad chi yw hwnnw, peidiwch â gwneud dim. Yna ni chewch ragor o e-byst.
mail-news-subject = Fe ddywedoch chi, fe wnaethom ni: { $title }
mail-news-read = Darllen y cyfan
mail-news-why = Rydych yn cael yr e-bost hwn am i chi ofyn amdano.
mail-news-leave = Atal yr e-byst hyn

## Adroddiad mewn geiriau plaen: i deuluoedd, ac i blentyn
plain-families-title = Yr hyn a ddywedoch wrthym
plain-families-count = Mae { $count } o bobl wedi ateb. Diolch!
plain-families-next = Mae { $team } yn darllen yr hyn a ddywedoch ac yn cynllunio beth i’w newid.
plain-families-thanks = Diolch am ddweud wrthym. Nid ydym byth yn dweud pwy ddywedodd beth.
plain-child-title = Beth ddwedsoch chi wrthon ni
plain-child-count = Mae { $count } o bobl wedi dweud beth maen nhw’n ei feddwl.
plain-child-next = Mae’r tîm yn edrych ar beth ddwedsoch chi. Wedyn maen nhw’n cynllunio beth i’w newid.
plain-child-thanks = Diolch! Rydych chi’n ein helpu i’w wneud yn well.
plain-too-few = Does dim digon o atebion eto. Rydym yn aros am ddeg o bobl neu fwy, fel na all neb ddarganfod pwy ddywedodd beth.
plain-nothing-yet = Does dim byd i’w ddweud yma eto.
plain-part = Yr atebion hyn yn unig: { $place }.
plain-quote = “{ $words }”
plain-or = { $first } neu { $second }
plain-scale = { $answers } allan o { $total }
plain-said = Dywedodd { $portion } o’r bobl { $answers }.
plain-group = { $name }: dywedodd { $portion } ohonynt hyn.
plain-group-own = “{ $name }”: dywedodd { $portion } ohonynt hyn.
plain-best = Y gorau oll: { $row }.
plain-worst = Gallwn wneud yn well yma: { $row }.
plain-child-1 = Dywedodd ychydig o bobl { $answers }.
plain-child-2 = Dywedodd rhai pobl { $answers }.
plain-child-3 = Dywedodd tua hanner y bobl { $answers }.
plain-child-4 = Dywedodd y rhan fwyaf o bobl { $answers }.
plain-child-5 = Dywedodd bron pawb { $answers }.
plain-portion-none = dim un
plain-portion-few = ychydig
plain-portion-tenth = tua un o bob deg
plain-portion-fifth = tua un o bob pump
plain-portion-quarter = tua chwarter
plain-portion-third = tua thraean
plain-portion-half = tua hanner
plain-portion-two-thirds = tua dwy ran o dair
plain-portion-three-quarters = tua thri chwarter
plain-portion-most = y rhan fwyaf
plain-portion-nearly-all = bron y cyfan
plain-portion-all = y cyfan
plain-role-child = Plant
plain-role-youngPerson = Pobl ifanc
plain-role-patient = Cleifion
plain-role-parentCarer = Rhieni a gofalwyr
plain-role-sibling = Brodyr a chwiorydd
plain-role-supporter = Cefnogwyr
plain-role-staff = Staff
plain-next = Beth sy’n digwydd nawr
plain-link-done = Gweld yr hyn a wnaethom
plain-link-wait = Pan fyddwn wedi gwneud rhywbeth, byddwn yn ei ddweud yma
