# Polski. Keys as in en.ftl. Awaiting a reader's check.

## On every page
language-name = Polski
easy-read = Tekst łatwy do czytania
skip = Przejdź do głównej części
nav-back = Powrót
nav-about = O tej usłudze
nav-privacy = Jak wykorzystujemy Twoje odpowiedzi
nav-accessibility = Dostępność
nav-withdraw = Wycofaj swoje odpowiedzi
back = Wstecz
continue = Dalej
clear = Ukryj i usuń moje odpowiedzi
unchecked = Nikt, kto czyta w tym języku, nie sprawdził jeszcze tych słów.
preview = To jest wersja robocza. Żadne odpowiedzi nie są zachowywane.
preview-comment = Skomentuj tę stronę
languages-link = Język
languages-title = Wybierz język
progress = Pytanie { $number } z { $total }
progress-page = Strona { $number } z { $total }
optional = (nieobowiązkowe)
or = albo
warning = Uwaga:
error-prefix = Błąd:
summary-title = Coś jest nie tak
nobody-answers = Nikt Ci tutaj nie odpowie, a Twoich słów możemy dzisiaj nie przeczytać.
contact-title = Kontakt

## Questions
yes = Tak
no = Nie
not-sure = Nie mam pewności
choose-one = Wybierz jedną odpowiedź
choose-several = Możesz wybrać więcej niż jedną odpowiedź.
other-say = Napisz własnymi słowami
why-feeling = Dlaczego? (nieobowiązkowe)
other = Coś innego
consent-agree = Tak, zgadzam się
length-limit = Możesz użyć najwyżej { $max } znaków.
listen = Posłuchaj tego pytania
more = Przeczytaj więcej
signed-video = Obejrzyj to w języku migowym
date-day = Dzień
date-month = Miesiąc
date-year = Rok
date-hint = Na przykład 27 3 2026
date-hint-month = Na przykład 3 2026
time-hint = Na przykład 14:30
today = dzisiaj
stars = Gwiazdki: { $count }

## Dates
date-full = { $day } { $month } { $year }
date-month-year = { $month } { $year }
month-1 = stycznia
month-2 = lutego
month-3 = marca
month-4 = kwietnia
month-5 = maja
month-6 = czerwca
month-7 = lipca
month-8 = sierpnia
month-9 = września
month-10 = października
month-11 = listopada
month-12 = grudnia
month-alone-1 = styczeń
month-alone-2 = luty
month-alone-3 = marzec
month-alone-4 = kwiecień
month-alone-5 = maj
month-alone-6 = czerwiec
month-alone-7 = lipiec
month-alone-8 = sierpień
month-alone-9 = wrzesień
month-alone-10 = październik
month-alone-11 = listopad
month-alone-12 = grudzień

## Who answers, and how
who-title = O Tobie
who-role = Kto odpowiada?
who-role-hint = Dzięki temu widzimy, co mówią dzieci, a co dorośli. Nie pytamy o imię ani nazwisko.
who-help = W jaki sposób odpowiadasz?
role-child = Dziecko
role-youngPerson = Nastolatek lub nastolatka
role-patient = Ja: to ja jestem pacjentem lub pacjentką
role-parentCarer = Rodzic lub opiekun
role-sibling = Brat lub siostra
role-supporter = Osoba wspierająca
role-staff = Pracownik lub pracownica
role-group-childrenAndYoungPeople = Dzieci i młodzież
role-group-familyAndSupporters = Rodzina i osoby wspierające
help-alone = Samodzielnie
help-together = Razem z kimś
help-onBehalf = W imieniu innej osoby

## Start
start = Rozpocznij
start-length =
    { $questions ->
        [one] { $questions } pytanie
        [few] { $questions } pytania
        [many] { $questions } pytań
       *[other] { $questions } pytania
    }, około { $minutes ->
        [one] { $minutes } minuty
       *[other] { $minutes } minut
    }
start-place = Odpowiedzi dotyczą miejsca: { $place }.
start-reader = Twoje odpowiedzi czyta zespół: { $team }.
start-no-name = Nie pytamy o imię ani nazwisko.
start-your-choice = To Ty decydujesz. Możesz pominąć każde pytanie i w każdej chwili przerwać.
start-closes = Odpowiadać można do { $date }.
start-credits = W pisaniu pytań pomogli: { $names }.
start-comments = Możesz też pisać własnymi słowami.
start-worry = Jeśli po przeczytaniu Twoich słów będziemy się obawiać, że komuś coś grozi, zachowamy je i przekażemy osobom, które mogą pomóc. Zrobimy to nawet wtedy, gdy wycofasz pozostałe odpowiedzi.
start-controller = Za Twoje odpowiedzi odpowiada: { $controller }.
start-privacy = Jak wykorzystujemy Twoje odpowiedzi

## Check your answers and send them
check-title = Sprawdź swoje odpowiedzi
check-look-title = Czy na pewno chcesz to wysłać?
check-look-body = Nie musimy wiedzieć, kim jesteś. Możesz zmienić te odpowiedzi albo wysłać je tak, jak są.
looks-like-name = Wygląda na to, że jest tu imię lub nazwisko.
looks-like-phone = Wygląda na to, że jest tu numer telefonu.
looks-like-postcode = Wygląda na to, że jest tu kod pocztowy.
looks-like-email = Wygląda na to, że jest tu adres e-mail.
looks-like-nhs-number = Wygląda na to, że jest tu numer NHS.
change = Zmień
not-provided = Brak odpowiedzi
check-send-body = Jeśli Twoje odpowiedzi są gotowe, wyślij je do nas.
send = Wyślij odpowiedzi
busy-title = Nie udało się teraz zapisać Twoich odpowiedzi
busy-body = Twoje odpowiedzi nadal tu są. Poczekaj minutę i jeszcze raz naciśnij „Wyślij odpowiedzi”.
busy-page-body = Twoje odpowiedzi nadal są na tej stronie. Poczekaj minutę i jeszcze raz naciśnij „Dalej”.

## After check answers
after-check-title = Czy chcesz odpowiedzieć na więcej pytań?
after-check-count =
    { $count ->
        [one] Jest jeszcze { $count } pytanie. Dotyczy ono Ciebie.
        [few] Są jeszcze { $count } pytania. Dotyczą one Ciebie.
       *[many] Jest jeszcze { $count } pytań. Dotyczą one Ciebie.
    }
after-check-count-open =
    { $count ->
        [one] Jest jeszcze { $count } pytanie albo kilka więcej. Dotyczą one Ciebie.
        [few] Są jeszcze { $count } pytania albo kilka więcej. Dotyczą one Ciebie.
       *[many] Jest jeszcze { $count } pytań albo kilka więcej. Dotyczą one Ciebie.
    }
after-check-reader = Z tych odpowiedzi korzysta zespół: { $team }. Nie musisz ich podawać.
after-check-yes = Tak
after-check-no = Nie, wyślij moje odpowiedzi
after-check-missing = Wybierz Tak albo Nie, aby wysłać odpowiedzi

## Sent
sent-title = Dziękujemy
sent-body = Twoje odpowiedzi do nas dotarły.
sent-code-title = Twój kod
sent-code-body = Zachowaj ten kod na wypadek, gdyby trzeba było wycofać odpowiedzi. Zapisz go albo zrób mu zdjęcie.
sent-code-once = Pokazujemy go tylko raz. Nie będziemy mogli go później odnaleźć, bo nie wiemy, kim jesteś.
sent-code-shown = Twój kod był widoczny po wysłaniu odpowiedzi. Nie możemy go pokazać ponownie.
sent-next-title = Co będzie dalej
sent-next-read = Odpowiedzi czyta zespół: { $team }.
sent-next-figures = Twoje odpowiedzi liczymy razem z odpowiedziami innych. Żaden wynik nie pokazuje, co powiedziała jedna osoba.
sent-next-said = Potem mówimy wszystkim, co się zmieniło.
sent-talk-title = Jeśli chcesz z kimś porozmawiać
sent-talk-body = Możesz napisać do zespołu ({ $team }):
sent-comments = Jeśli po przeczytaniu Twoich słów będziemy się obawiać, że komuś coś grozi, zachowamy je i przekażemy osobom, które mogą pomóc, nawet jeśli wycofasz pozostałe odpowiedzi.

## Take answers back
withdraw-title = Wycofaj swoje odpowiedzi
withdraw-body = Wpisz kod, który był widoczny po wysłaniu odpowiedzi. Usuniemy je od razu. Nie musisz mówić, dlaczego.
withdraw-label = Twój kod
withdraw-hint = Mogą to być małe lub wielkie litery, ze spacjami lub bez.
withdraw-kept = Jeśli po przeczytaniu Twoich słów obawialiśmy się, że komuś coś grozi, te słowa zachowamy.
withdraw-button = Wycofaj moje odpowiedzi
withdraw-missing = Wpisz swój kod
withdraw-unknown = Nie znamy tego kodu. Sprawdź go i spróbuj ponownie.
withdraw-done-title = Twoje odpowiedzi zostały wycofane
withdraw-done-body = Usunęliśmy Twoje odpowiedzi.
withdraw-done-figures = Znikną z wyników przy następnym liczeniu.

## Not open yet
not-open-title = Ta ankieta nie jest jeszcze otwarta
not-open-body = Zajrzyj tu później.
paused-title = Ta ankieta jest wstrzymana
paused-body = Teraz nie przyjmuje odpowiedzi. Prosimy wrócić później.
to-surveys = Zobacz otwarte ankiety

## On a poster
poster-lead = Powiedz nam, co myślisz. To pomaga nam poprawiać to, co robimy.
poster-minutes =
    { $minutes ->
        [one] Około { $minutes } minuty
       *[other] Około { $minutes } minut
    }
poster-no-name = Nie trzeba podawać nazwiska
poster-scan = Skieruj aparat telefonu na ten kwadrat
poster-type = albo wpisz ten adres:

## Start of the site
index-title = Powiedz nam, co myślisz
index-body = Te ankiety są teraz otwarte.
index-none = Teraz nie ma otwartej ankiety. Zajrzyj tu później.
cleared-title = Twoje odpowiedzi zostały usunięte
cleared-body = Na tym urządzeniu nie ma już niewysłanych odpowiedzi.
cleared-close = Możesz teraz zamknąć tę stronę.

## How answers are used: one survey
privacy-title = Jak wykorzystujemy Twoje odpowiedzi
privacy-lead = Za odpowiedzi w tej ankiecie odpowiada: { $controller }.
privacy-child-title = Dla dzieci
privacy-child-name = Nie wiemy, jak się nazywasz. Nie pisz nam tego.
privacy-child-reader = To, co powiesz, przeczyta zespół: { $team }. Dzięki temu może coś poprawić.
privacy-child-choice = Ty wybierasz, na co odpowiadasz. Możesz przestać, kiedy chcesz.
privacy-child-code = Na końcu dostaniesz tajny kod. Z nim możesz wycofać swoje odpowiedzi.
privacy-child-worry = Jeśli po przeczytaniu Twoich słów będziemy się o Ciebie martwić, powiemy dorosłemu, który dba o bezpieczeństwo dzieci.
privacy-easy-title = Tekst łatwy do czytania
privacy-easy-name = Nie pytamy, jak się nazywasz.
privacy-easy-where = Nie wiemy, jakiego telefonu lub komputera używasz.
privacy-easy-reader = Twoje odpowiedzi czyta zespół: { $team }.
privacy-easy-write = To, co napiszesz, może pokazać, kim jesteś. Dbamy o to.
privacy-easy-few = Jeśli odpowie tylko kilka osób, nie pokażemy ich odpowiedzi.
privacy-easy-keep = Trzymamy Twoje odpowiedzi przez { $retention }. Potem je usuwamy.
privacy-easy-code = Na końcu dostaniesz kod. Z tym kodem możesz wycofać swoje odpowiedzi.
privacy-easy-worry = Jeśli boimy się, że coś Ci grozi, powiemy komuś, kto może pomóc.
privacy-full-title = Pełna informacja
privacy-who-title = Kto odpowiada za odpowiedzi
privacy-who-body = Administratorem odpowiedzi jest: { $controller }. Ankietę prowadzi i odpowiedzi czyta zespół: { $team }.
privacy-basis = Podstawa prawna ich wykorzystania:
lawful-basis-consent = Twoja zgoda.
lawful-basis-contract = umowa z Tobą.
lawful-basis-legalObligation = obowiązek prawny.
lawful-basis-vitalInterests = ochrona czyjegoś życia.
lawful-basis-publicTask = zadanie w interesie publicznym, które ta organizacja ma z mocy prawa (zadanie publiczne).
lawful-basis-legitimateInterests = prawnie uzasadniony interes organizacji.
privacy-known-title = Co wiemy
privacy-known-body = Razem z odpowiedziami zachowujemy: nazwę ankiety, wybrany język, to, kto odpowiadał (na przykład rodzic), czy ktoś pomagał, oraz dzień. Jeśli link lub kod został otwarty w określonym miejscu, na przykład na oddziale, możemy zachować to miejsce.
privacy-unknown-title = Czego nie wiemy
privacy-unknown-body = Nie pytamy o imię ani nazwisko. Razem z odpowiedziami nie zachowujemy adresu urządzenia, rodzaju przeglądarki, pory dnia ani kolejności, w jakiej odpowiedzi przyszły.
privacy-personal-body = To, co napiszesz, może jednak zdradzić, kim jesteś, a osoby, które opiekują się bazą danych, mogłyby zobaczyć, w jakiej kolejności odpowiedzi zapisano. Dlatego wszystkie odpowiedzi traktujemy jak dane osobowe.
privacy-shown-title = Co widzą inni
privacy-shown-figures = Wyniki to liczby z odpowiedzi wielu osób. Liczb, które mogłyby wskazać jedną osobę, nie pokazujemy. Wyników mniej niż dziesięciu osób nie pokazujemy wcale.
privacy-shown-comments = Każdy komentarz najpierw czyta człowiek, dopiero potem mogą go zobaczyć inni. Komentarza, który mógłby zdradzić autora, nie pokazujemy.
privacy-shown-worry = Jeśli po przeczytaniu komentarza będziemy się obawiać, że komuś coś grozi, oddzielimy go od pozostałych odpowiedzi, zachowamy i powiemy osobom odpowiedzialnym za bezpieczeństwo dzieci i dorosłych.
privacy-kept-title = Jak długo trzymamy odpowiedzi
privacy-kept-body = Odpowiedzi trzymamy przez { $retention }, a potem je usuwamy.
privacy-kept-device = Kiedy odpowiadasz, jeden plik cookie na Twoim urządzeniu pamięta, w którym jesteś miejscu. Odpowiedzi czekają zamknięte, a otwiera je tylko ten plik. Plik znika, gdy wyślesz lub usuniesz odpowiedzi albo gdy minie jego czas. Drugi plik cookie przez dziesięć minut po wysłaniu pokazuje Twój kod. Nic nie śledzi Cię na innych stronach.
privacy-rights-title = Twoje prawa
privacy-rights-code = Z kodem, który dostaniesz na końcu, możesz usunąć swoje odpowiedzi.
privacy-rights-body = Możesz zapytać, co o Tobie wiadomo, poprosić o poprawienie danych albo wyrazić sprzeciw. Bez Twojego kodu zwykle nie wiemy, które odpowiedzi są Twoje. Możesz złożyć skargę do urzędu ochrony danych (ico.org.uk).
privacy-principles-title = Co obiecujemy
privacy-pictures-title = Obrazki
privacy-pictures-body = Obrazki w tej ankiecie wykonały te osoby i organizacje:
retention-days =
    { $count ->
        [one] { $count } dzień
       *[other] { $count } dni
    }
retention-months =
    { $count ->
        [one] { $count } miesiąc
        [few] { $count } miesiące
        [many] { $count } miesięcy
       *[other] { $count } miesiąca
    }
retention-years =
    { $count ->
        [one] { $count } rok
        [few] { $count } lata
        [many] { $count } lat
       *[other] { $count } roku
    }
retention-open = czas, w którym zespół ich potrzebuje

## How answers are used: this site
site-privacy-title = Prywatność
site-privacy-lead = { $name } pyta ludzi, co myślą. Nie pyta, kim są.
site-privacy-cookies-title = Pliki cookie
site-privacy-each-title = Każda ankieta
site-privacy-each-body = Każda ankieta ma własną stronę, na której jest napisane, kto za nią odpowiada, kto czyta odpowiedzi i jak długo je trzymamy. Link do niej jest na dole każdej strony ankiety.

## Accessibility
a11y-title = Dostępność
a11y-lead = To jest deklaracja dostępności ankiet, które prowadzi { $name }. Chcemy, żeby każdy mógł odpowiedzieć. Możesz:
a11y-can-zoom = powiększyć słowa do 400%, a nic nie wyjdzie poza ekran
a11y-can-keyboard = odpowiadać na wszystko klawiaturą lub przełącznikiem
a11y-can-reader = słuchać stron za pomocą czytnika ekranu
a11y-can-scripts = odpowiadać bez JavaScriptu i przy wolnym łączu
a11y-can-easy = wybrać tekst łatwy do czytania lub inny język, jeśli ankieta je ma
a11y-status-title = Na ile dostępna jest ta strona
a11y-status-body = Ta strona jest częściowo zgodna z wytycznymi WCAG w wersji 2.2 na poziomie AA. W następnej części piszemy, czego jej brakuje.
a11y-fails-title = Co jeszcze nie działa
a11y-fails-people = Tych stron nie sprawdziły jeszcze osoby, które na co dzień używają telefonu, czytnika ekranu lub tekstów łatwych do czytania, ani osoby z niepełnosprawnością intelektualną. Dopóki tego nie zrobią, nie wiemy, co jest dla nich trudne.
a11y-fails-words = Niektórych języków nie sprawdziła jeszcze osoba, która w nich czyta. Na tych stronach jest to napisane.
a11y-fails-media = Zdjęcia, nagrania i filmy dodają zespoły, które przygotowują ankietę. Niektóre mogą nie mieć dobrego opisu (wytyczne 1.1.1 i 1.2).
a11y-fails-old = W starej przeglądarce pole na własne słowa jest widoczne zawsze, także wtedy, gdy nie jest potrzebne.
a11y-format-title = Jeśli potrzebujesz tego w innej formie
a11y-format-body = Poproś o ankietę na papierze, dużym drukiem, w tekście łatwym do czytania lub w innym języku albo o możliwość odpowiedzi przez telefon lub osobiście. Powiedz nam też, jeśli coś nie działa. Odpowiadamy w ciągu dziesięciu dni roboczych.
a11y-enforce-title = Jeśli nasza odpowiedź Ci nie wystarcza
a11y-enforce-body = Przestrzegania brytyjskich przepisów o dostępności stron i aplikacji instytucji publicznych z 2018 roku (Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018) pilnuje Equality and Human Rights Commission (EHRC). Możesz zwrócić się do Equality Advisory and Support Service (equalityadvisoryservice.com). W Irlandii Północnej zwróć się do Equality Commission for Northern Ireland.
a11y-tested-title = Jak to sprawdziliśmy
a11y-tested-body = Każdą stronę sprawdza program: w każdym języku, na telefonie i tablecie, z klawiaturą, w wysokim kontraście, z dużym tekstem i bez JavaScriptu. Programy znajdują mniej niż połowę tego, co utrudnia korzystanie ze strony.

## Pages for when something is wrong
page-404-title = Nie możemy znaleźć tej strony
page-404-body = Link może być stary albo brakuje w nim litery.
page-403-title = Nie mogliśmy tego przyjąć
page-403-body = Formularz nie został wysłany z naszej strony. Wróć, odśwież stronę i spróbuj ponownie.
page-forbidden-title = Nie masz dostępu do tej strony
page-forbidden-body = Jeśli chcesz ją zobaczyć, zapytaj osobę odpowiedzialną za ankietę.
page-410-title = Ta ankieta jest zamknięta
page-410-body = Dziękujemy za chęć udziału. Ta ankieta nie przyjmuje już odpowiedzi.
page-410-withdrawn-title = Te odpowiedzi zostały wycofane
page-410-withdrawn-body = Zostały usunięte i nie można ich wysłać ponownie.
page-413-title = To było za dużo naraz
page-413-body = Wróć i wyślij krótszy tekst albo mniejszy plik.
page-415-title = Nie możemy tego odczytać
page-415-body = Formularz został wysłany w sposób, którego nie rozumiemy. Wróć i spróbuj ponownie.
page-422-title = Coś jest nie tak z odpowiedziami
page-422-body = Wróć i sprawdź je.
page-429-title = Poczekaj chwilę
page-429-body = Odpowiada teraz wiele osób. Spróbuj ponownie za minutę.
page-500-title = Coś poszło nie tak po naszej stronie
page-500-body = Przepraszamy. Wróć i spróbuj ponownie za kilka minut.
page-503-title = Nie możemy teraz zapisać odpowiedzi
page-503-body = Przepraszamy. Spróbuj ponownie za kilka minut.

## What is wrong with an answer
error-required = Odpowiedz na to pytanie: { $label }
error-required-choice = Wybierz odpowiedź: { $label }
error-required-choices = Wybierz co najmniej jedną odpowiedź: { $label }
error-required-yes-no = Wybierz „tak” lub „nie”: { $label }
error-too-short =
    { $min ->
        [one] Wpisz co najmniej { $min } znak: { $label }
        [few] Wpisz co najmniej { $min } znaki: { $label }
        [many] Wpisz co najmniej { $min } znaków: { $label }
       *[other] Wpisz co najmniej { $min } znaku: { $label }
    }
error-too-long =
    { $over ->
        [one] Tekst jest o { $over } znak za długi
        [few] Tekst jest o { $over } znaki za długi
        [many] Tekst jest o { $over } znaków za długi
       *[other] Tekst jest o { $over } znaku za długi
    }. Dozwolona długość: { $max }. { $label }
error-pattern = Sprawdź, jak to jest napisane: { $label }
error-not-an-email = Wpisz adres e-mail, taki jak nazwa@example.com: { $label }
error-not-a-phone = Wpisz numer telefonu, taki jak 0117 496 0000: { $label }
error-not-a-postcode = Wpisz pełny kod pocztowy, taki jak BS2 8BJ: { $label }
error-not-a-number = Wpisz liczbę, na przykład 7: { $label }
error-not-whole = Wpisz liczbę całkowitą, na przykład 7: { $label }
error-too-small = Wpisz { $min } lub więcej: { $label }
error-too-large = Wpisz { $max } lub mniej: { $label }
error-step = Wpisz liczbę, która rośnie co { $step }: { $label }
error-not-a-date = Wpisz prawdziwą datę, na przykład 27 3 2026: { $label }
error-date-incomplete =
    { $part ->
        [day] Wpisz także dzień: { $label }
        [month] Wpisz także miesiąc: { $label }
       *[year] Wpisz także rok: { $label }
    }
error-not-a-time = Wpisz godzinę, na przykład 14:30: { $label }
error-too-early = Najwcześniej: { $min }. { $label }
error-too-late = Najpóźniej: { $max }. { $label }
error-not-an-option = Wybierz jedną z odpowiedzi na liście: { $label }
error-too-few =
    { $min ->
        [one] Wybierz co najmniej { $min } odpowiedź: { $label }
       *[other] Wybierz co najmniej { $min } odpowiedzi: { $label }
    }
error-too-many =
    { $max ->
        [one] Wybierz najwyżej { $max } odpowiedź: { $label }
       *[other] Wybierz najwyżej { $max } odpowiedzi: { $label }
    }
error-exclusive = Wybierz tylko „{ $option }” albo inne odpowiedzi: { $label }
error-other-missing = Napisz, co oznacza „coś innego”: { $label }
error-row-missing = Wybierz odpowiedź dla „{ $row }”: { $label }
error-consent-needed = Aby przejść dalej, zaznacz pole: { $label }
error-unknown-item = W tej ankiecie nie ma takiego pytania: { $label }
error-wrong-type = Ta odpowiedź ma niewłaściwą postać: { $label }

## Reviewing a survey before it goes out
review-title = Pomóż nam przy tej ankiecie
review-hello = Dzień dobry, { $name }. Dziękujemy za pomoc.
review-what = Te pytania nie zostały jeszcze udostępnione. Można nam powiedzieć, co jest dobre, a co nie.
review-how-walk = Przejdź przez formularz tak, jakby to były prawdziwe odpowiedzi. Nie zachowujemy ich.
review-how-say = Na każdej stronie można nacisnąć „{ preview-comment }”.
review-how-end = Na końcu wróć tutaj i powiedz nam, czy ankieta jest gotowa.
review-look = Zobacz formularz
review-later = Zespół właśnie nad tym pracuje i nie można tego teraz pokazać. Wróć później.
review-over = To już koniec. Dziękujemy za pomoc.
review-pages = Wszystkie strony
review-pages-hint = Stąd też można coś powiedzieć.
review-said-here = { $count ->
    [one] 1 uwaga od Ciebie
    [few] { $count } uwagi od Ciebie
   *[other] { $count } uwag od Ciebie
 }
review-remarks = Co powiedziano
review-remarks-none = Na razie nic.
review-remarks-shared = Czytają to wszyscy, którzy pomagają.
review-remarks-own = Czyta to tylko zespół i Ty.
review-you = Ty
review-somebody = Ktoś
review-open = Zespół jeszcze nie odpowiedział.
review-changed = Zespół to zmienił.
review-kept = Zespół to zostawił.
review-before = Przedtem:
review-now = Teraz:
review-verdict = Czy ankieta jest gotowa?
review-until = Prosimy o odpowiedź do { $date }.
review-lapsed = Prosiliśmy o odpowiedź do { $date }. Nadal można nam odpowiedzieć.
review-yes = Tak, jest gotowa
review-signed = Zgoda z dnia { $date }.
review-stale = Potem coś zmieniono. Obejrzyj ją jeszcze raz.
review-yes-again = Tak, nadal jest gotowa
review-not-yet = Wycofuję zgodę
review-author = Możesz zmieniać tę ankietę, więc zgodę musi dać ktoś inny.
review-credit = Twoje imię i nazwisko
review-credit-hint = Ankieta może podać, kto pomógł. Wpisz swoje imię tak, jak ma tam być, albo zostaw to pole puste.
review-credit-young = Wpisz tylko imię albo zostaw to pole puste.
review-credit-long = Wpisz najwyżej 100 liter.
review-credit-first-name = Wpisz tylko imię, bez spacji.
review-minutes = Twój czas
review-minutes-hint = Ile minut to zajęło od ostatniego razu? Zespół potrzebuje tego, jeśli płaci za Twój czas.
review-minutes-so-far = Do tej pory: { $minutes } min.
review-minutes-wrong = Wpisz liczbę minut, na przykład 20.
review-save = Zapisz
review-saved = Zapisano.
review-done-yes = Dziękujemy. Zespół widzi Twoją zgodę.
review-done-no = Zespół widzi, że nie ma Twojej zgody.
review-changed-meanwhile = Zespół coś w tym czasie zmienił. Obejrzyj ankietę jeszcze raz i naciśnij przycisk.
review-say-title = Powiedz coś o tej stronie
review-which = Które pytanie?
review-whole-page = Cała strona
review-other-words = Zobacz inne wersje
review-language = Język
review-role = Kto to czyta
review-band = Ile lat ma dziecko
review-everybody = Wszyscy
review-band-0-7 = 7 lat lub mniej
review-band-8-11 = od 8 do 11
review-band-12-15 = od 12 do 15
review-band-16 = 16 lat lub więcej
review-show = Pokaż
review-ready = Co o tym myślisz?
review-ready-good = To jest dobre
review-ready-unclear = Nie rozumiem tego
review-ready-upset = To sprawiło mi przykrość
review-ready-long = To jest za długie
review-words = Można napisać więcej
review-send = Wyślij
review-say-empty = Wybierz, co o tym myślisz, albo coś napisz.
review-say-long = Napisz najwyżej 2000 liter.
review-say-enough = Masz już bardzo dużo uwag. Porozmawiaj z zespołem.
review-thanks = Dziękujemy. Zespół to przeczyta.
review-upset-adult = Jeśli jest Ci przykro, porozmawiaj z: { $adult }.
review-upset-team = Jeśli jest Ci przykro, porozmawiaj z kimś, komu ufasz.
review-back-form = Wróć do formularza
review-back-home = Twoja strona

## Wasz głos, nasze działania
start-said = Zobacz, co zrobiliśmy z tym, co powiedzieli ludzie
said-title = Wasz głos, nasze działania
said-intro = Oto, co nam powiedziano i co z tego wynikło.
said-nothing = Na razie nic tu nie ma. Gdy coś zrobimy, napiszemy o tym tutaj.
said-you = Powiedzieliście
said-did = Zrobiliśmy
said-will = Zrobimy
said-will-by = Zrobimy do dnia { $date }
said-cant = Nie możemy
said-why = Dlaczego nie
said-who = Kto to robi:
said-when-done = Zrobione: { $date }.
said-when-will = Zrobimy to do dnia { $date }.
said-late = To się opóźnia. Przepraszamy.
said-signed = Z tym, co tu napisano, zgadzają się: { $names }
said-change = Co się zmieniło
said-chart = { $question } Policzono osoby, które odpowiedziały: { $answers }
said-moved = Przedtem: { $before } na 100 osób. Potem: { $after } na 100 osób.
said-chance = Ta różnica może być przypadkiem.
said-no-chance = Różnica jest zbyt duża na przypadek. Nie mamy pewności, że to dzięki temu, co zrobiliśmy.
said-before = Przedtem: { $date }
said-after = Potem: { $date }
said-numbers = Liczby
said-when = Kiedy
said-good = Ile osób tak odpowiedziało
said-of = Z tylu odpowiedzi
said-years = Rok po roku
said-more = Co możesz zrobić
said-answer = Powiedz nam, co myślisz
said-hear = Dostań e-mail, gdy będzie coś nowego
said-talk = Proszę, niech ktoś ze mną porozmawia
said-back = Wasz głos, nasze działania
said-read = Zobacz, co zrobiliśmy
said-better = Co możemy robić lepiej
said-year-title = Co przyniósł rok { $year }
said-year-asked = O co pytaliśmy
said-year-count = Nasze wyniki obejmują dotąd tyle odpowiedzi: { $count }.
said-year-heard = Co usłyszeliśmy
said-year-unwritten = Jeszcze tego nie napisaliśmy.
said-year-did = Co zrobiliśmy
said-year-none = Nic jeszcze nie jest zrobione.
said-year-will = Co zrobimy
said-year-cant = Czego nie możemy zrobić
said-year-better = Co możemy robić lepiej
said-year-late = { $count ->
    [one] Jedna obietnica się opóźnia.
    [few] Opóźniają się { $count } obietnice.
   *[other] Opóźnia się { $count } obietnic.
    }
said-poster-more = Przeczytaj więcej i powiedz nam:

## Wiadomości o tym, co zrobiono
hear-title = Dowiedz się, co zrobiliśmy
hear-body = Jeśli chcesz, zostaw adres e-mail. Napiszemy, gdy zrobimy coś z tym, co powiedzieli ludzie.
hear-apart = Twój adres trzymamy osobno od wszystkich odpowiedzi. Nikt nie dowie się, jak brzmiały Twoje odpowiedzi.
hear-label = Adres e-mail
hear-hint = Najpierw wyślemy link. Napiszemy dopiero, gdy go otworzysz i naciśniesz przycisk.
hear-button = Wyślij mi link
hear-missing = Wpisz adres e-mail.
hear-wrong = Wpisz adres e-mail, na przykład imie@example.com.
hear-later = Wiele osób pyta stąd właśnie teraz. Odczekaj dziesięć minut i naciśnij przycisk jeszcze raz.
hear-sent-title = Zajrzyj do poczty
hear-sent-body = Wysłaliśmy e-mail z linkiem. Otwórz go do jutra i naciśnij przycisk. Do tego czasu niczego nie przechowujemy.
hear-confirm-title = Czy to Twój adres?
hear-confirm-body = Naciśnij przycisk, jeśli chcesz dostawać od nas wiadomości pod tym adresem.
hear-confirm-button = Tak, piszcie do mnie
hear-done-title = Będziemy pisać
hear-done-body = Napiszemy, gdy będzie coś nowego. W każdym e-mailu jest link, który to wyłącza.
hear-over-title = Ten link już nie działa
hear-over-body = Był za stary albo niepełny. Możesz poprosić o nowy.
leave-title = Wyłącz te e-maile
leave-body = Naciśnij przycisk, a usuniemy Twój adres.
leave-button = Wyłącz e-maile
left-title = Nie dostaniesz więcej e-maili
left-body = Twój adres został usunięty.

## Ktoś do rozmowy
talk-title = Proszę, niech ktoś ze mną porozmawia
talk-body = Napisz, jak możemy się z Tobą skontaktować. Ktoś się odezwie.
talk-apart = Nie wiemy, jak brzmiały Twoje odpowiedzi. To, co tu napiszesz, usuwamy po przekazaniu dalej.
talk-label = Jak możemy się z Tobą skontaktować?
talk-hint = Imię, numer telefonu lub adres e-mail oraz dogodna pora.
talk-button = Poproś o rozmowę
talk-missing = Napisz, jak możemy się z Tobą skontaktować.
talk-long = Napisz najwyżej 300 znaków.
talk-contacts = Z kim możesz porozmawiać
talk-sent-title = Przekazaliśmy to dalej
talk-sent-body = Ktoś się z Tobą skontaktuje. Może to potrwać kilka dni.

## Podpis
sign-title = Podpisz się pod tym
sign-hello = Dzień dobry, { $name }
sign-body = Przeczytają to rodziny. Jeśli zgadzasz się z tym, co tu napisano, możesz się pod tym podpisać.
sign-hint = Napisz swoje imię lub nazwisko tak, jak mają je widzieć rodziny.
sign-young = Napisz tylko imię.
sign-button = Zgadzam się: pokażcie mój podpis
sign-not = Usuńcie mój podpis
sign-missing = Napisz, jak się nazywasz.
sign-signed = Zgadzasz się z tym. Rodziny zobaczą pod tym Twój podpis.
sign-stale = Tekst zmieniono po Twojej zgodzie. Przeczytaj go jeszcze raz i naciśnij przycisk.

## E-maile do rodzin
mail-hear-subject = Prosimy o potwierdzenie: { $title }
mail-hear-body = Ktoś chce dostawać pod tym adresem wiadomości o tym, co zrobiono w sprawie „{ $title }”. Jeśli to Ty, otwórz tę stronę do jutra i naciśnij przycisk:
mail-hear-button = Otwórz stronę
mail-hear-not = Jeśli to nie Ty, nic nie rób. Nie dostaniesz więcej e-maili.
mail-news-subject = Wasz głos, nasze działania: { $title }
mail-news-read = Przeczytaj wszystko
mail-news-why = Dostajesz ten e-mail, bo o to poproszono pod tym adresem.
mail-news-leave = Wyłącz te e-maile

## Raport prostymi słowami: dla rodzin i dla dziecka
plain-families-title = Co nam powiedzieliście
plain-families-count = { $count ->
    [one] Odpowiedziała { $count } osoba. Dziękujemy!
    [few] Odpowiedziały { $count } osoby. Dziękujemy!
   *[many] Odpowiedziało { $count } osób. Dziękujemy!
    }
plain-families-next = { $team } czyta to, co powiedzieliście, i planuje, co zmienić.
plain-families-thanks = Dziękujemy, że nam o tym mówicie. Nigdy nie mówimy, kto co powiedział.
plain-child-title = Co nam powiedzieliście
plain-child-count = { $count ->
    [one] { $count } osoba powiedziała nam, co myśli.
    [few] { $count } osoby powiedziały nam, co myślą.
   *[many] { $count } osób powiedziało nam, co myśli.
    }
plain-child-next = Zespół patrzy na to, co powiedzieliście. Potem planuje, co zmienić.
plain-child-thanks = Dziękujemy! Pomagasz nam robić to lepiej.
plain-too-few = Odpowiedzi jest jeszcze za mało. Czekamy na dziesięć osób lub więcej, żeby nikt się nie dowiedział, kto co powiedział.
plain-nothing-yet = Na razie nie ma tu nic do opowiedzenia.
plain-part = Tylko te odpowiedzi: { $place }.
plain-quote = „{ $words }”
plain-or = { $first } albo { $second }
plain-scale = { $answers } na { $total }
plain-said = Odpowiedź { $answers }: { $portion }.
plain-group = { $name }: { $portion }.
plain-group-own = „{ $name }”: { $portion }.
plain-best = Najlepiej: { $row }.
plain-worst = To możemy poprawić: { $row }.
plain-child-1 = Parę osób mówi: { $answers }.
plain-child-2 = Niektórzy mówią: { $answers }.
plain-child-3 = Mniej więcej połowa osób mówi: { $answers }.
plain-child-4 = Większość osób mówi: { $answers }.
plain-child-5 = Prawie wszyscy mówią: { $answers }.
plain-portion-none = nikt
plain-portion-few = niewiele osób
plain-portion-tenth = mniej więcej 1 osoba na 10
plain-portion-fifth = mniej więcej 1 osoba na 5
plain-portion-quarter = mniej więcej jedna czwarta osób
plain-portion-third = mniej więcej jedna trzecia osób
plain-portion-half = mniej więcej połowa osób
plain-portion-two-thirds = mniej więcej dwie trzecie osób
plain-portion-three-quarters = mniej więcej trzy czwarte osób
plain-portion-most = większość osób
plain-portion-nearly-all = prawie wszyscy
plain-portion-all = wszyscy
plain-role-child = Dzieci
plain-role-youngPerson = Młodzież
plain-role-patient = Pacjenci
plain-role-parentCarer = Rodzice i opiekunowie
plain-role-sibling = Bracia i siostry
plain-role-supporter = Osoby wspierające
plain-role-staff = Personel
plain-next = Co teraz
plain-link-done = Zobacz, co zrobiliśmy
plain-link-wait = Kiedy coś zrobimy, powiemy o tym tutaj
