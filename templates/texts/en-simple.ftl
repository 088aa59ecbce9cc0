# Easy Read. One idea in a sentence, everyday words. Keys as in en.ftl.

## On every page
language-name = Easy Read
easy-read = Easy Read
skip = Go to the main part
nav-back = Go back
nav-about = About this survey
nav-privacy = What happens to your answers
nav-accessibility = Help to use this site
nav-withdraw = Take your answers back
back = Back
continue = Next
clear = Hide and delete my answers
unchecked = No Easy Read reader has checked these words yet.
preview = This is a test. We do not keep your answers.
preview-comment = Tell us about this page
languages-link = Language
languages-title = Choose your language
progress = Question { $number } of { $total }
progress-page = Page { $number } of { $total }
optional = (you can leave this out)
or = or
warning = Important:
error-prefix = Error:
summary-title = There is a problem
nobody-answers = Nobody can answer you here. We may not read your words today.
contact-title = Talk to us

## Questions
yes = Yes
no = No
not-sure = I am not sure
choose-one = Choose one
choose-several = You can choose more than one.
other-say = Tell us in your own words
why-feeling = Why? (you can leave this out)
other = Something else
consent-agree = Yes, this is OK
length-limit = You can use up to { $max } letters and spaces.
listen = Listen to this question
more = Read more
signed-video = Watch this in sign language
date-day = Day
date-month = Month
date-year = Year
date-hint = Like this: 27 3 2026
date-hint-month = Like this: 3 2026
time-hint = Like this: 14:30
today = today
stars = Stars: { $count }

## Dates
date-full = { $day } { $month } { $year }
date-month-year = { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-alone-1 = January
month-alone-2 = February
month-alone-3 = March
month-alone-4 = April
month-alone-5 = May
month-alone-6 = June
month-alone-7 = July
month-alone-8 = August
month-alone-9 = September
month-alone-10 = October
month-alone-11 = November
month-alone-12 = December

## Who answers, and how
who-title = About you
who-role = Who are you?
who-role-hint = We do not ask for your name.
who-help = Does somebody help you to answer?
role-child = I am a child
role-youngPerson = I am a young person
role-patient = I am the patient
role-parentCarer = I am a parent or carer
role-sibling = I am a brother or sister
role-supporter = I am a supporter
role-staff = I work here
role-group-childrenAndYoungPeople = Children and young people
role-group-familyAndSupporters = Family and supporters
help-alone = No, I answer on my own
help-together = Yes, we answer together
help-onBehalf = I answer for somebody else

## Start
start = Start
start-length =
    { $questions ->
        [one] There is 1 question.
       *[other] There are { $questions } questions.
    } It takes about { $minutes ->
        [one] 1 minute.
       *[other] { $minutes } minutes.
    }
start-place = You are answering for { $place }.
start-reader = The { $team } reads what you say.
start-no-name = We do not ask for your name.
start-your-choice = You choose what you answer. You can stop at any time.
start-closes = You can answer until { $date }.
start-credits = These people helped us: { $names }.
start-comments = You can also write your own words.
start-worry = If we worry that somebody is not safe, we keep those words. We tell people who can help. We do this even if you take your answers back.
start-controller = { $controller } looks after your answers.
start-privacy = What happens to your answers

## Check your answers and send them
check-title = Check your answers
check-look-title = Do you want to send this?
check-look-body = We do not need to know who you are. You can change these answers. You can also send them as they are.
looks-like-name = There may be a name here.
looks-like-phone = There may be a phone number here.
looks-like-postcode = There may be a postcode here.
looks-like-email = There may be an email address here.
looks-like-nhs-number = There may be an NHS number here.
change = Change
not-provided = No answer
check-send-body = Are you happy with your answers? Then send them to us.
send = Send your answers
busy-title = We could not save your answers
busy-body = Your answers are still here. Wait a minute. Then press “Send your answers” again.
busy-page-body = Your answers are still here. Wait a minute. Then press “Next” again.

## After check answers
after-check-title = Will you answer more questions?
after-check-count =
    { $count ->
        [one] There is 1 more question. It is about you.
       *[other] There are { $count } more questions. They are about you.
    }
after-check-count-open =
    { $count ->
        [one] There is 1 more question. There may be a few more. They are about you.
       *[other] There are { $count } more questions. There may be a few more. They are about you.
    }
after-check-reader = The { $team } uses these answers. You can say no.
after-check-yes = Yes
after-check-no = No, send my answers
after-check-missing = Please choose Yes or No

## Sent
sent-title = Thank you
sent-body = We have your answers.
sent-code-title = Your code
sent-code-body = Keep this code. You need it to take your answers back. You can write it down. You can take a picture of it.
sent-code-once = We show the code only one time. We cannot find it for you later.
sent-code-shown = You have seen your code. We cannot show it again.
sent-next-title = What happens next
sent-next-read = The { $team } reads what people say.
sent-next-figures = We count all the answers together. Nobody sees what one person said.
sent-next-said = Then we tell everybody what has changed.
sent-talk-title = Do you want to talk to somebody?
sent-talk-body = You can write to the { $team }:
sent-comments = We may worry that somebody is not safe. Then we keep your words. We tell people who can help.

## Take answers back
withdraw-title = Take your answers back
withdraw-body = You got a code when you sent your answers. Type the code here. Then we delete your answers. You do not have to say why.
withdraw-label = Your code
withdraw-hint = You can use small letters or big letters.
withdraw-kept = If we worry that somebody is not safe, we keep those words.
withdraw-button = Take my answers back
withdraw-missing = Type your code
withdraw-unknown = We do not know this code. Look at it again.
withdraw-done-title = We have deleted your answers
withdraw-done-body = We do not have your answers any more.
withdraw-done-figures = The next time we count, your answers are not there.

## Not open yet
not-open-title = This survey is not open yet
not-open-body = Please come back later.
paused-title = This survey has a break
paused-body = You cannot answer it now. Please come back later.
to-surveys = See the open surveys

## On a poster
poster-lead = Tell us what you think. It helps us to make things better.
poster-minutes =
    { $minutes ->
        [one] It takes about 1 minute
       *[other] It takes about { $minutes } minutes
    }
poster-no-name = You do not need to tell us your name
poster-scan = Hold your phone camera over this square
poster-type = or type this address:

## Start of the site
index-title = Tell us what you think
index-body = You can answer these surveys now.
index-none = There is no survey now. Please come back later.
cleared-title = Your answers are deleted
cleared-body = There are no answers on this device now.
cleared-close = You can close this page.

## How answers are used: one survey
privacy-title = What happens to your answers
privacy-lead = { $controller } looks after the answers to this survey.
privacy-child-title = For children
privacy-child-name = We do not know your name. Please do not write it.
privacy-child-reader = The { $team } reads what you say. It helps them to make things better.
privacy-child-choice = You choose what to answer. You can stop when you like.
privacy-child-code = You get a secret code at the end. With it you can take your answers back.
privacy-child-worry = We may worry about you. Then we tell a grown-up who keeps children safe.
privacy-easy-title = Easy Read
privacy-easy-name = We do not ask for your name.
privacy-easy-where = We do not know which phone or computer you use.
privacy-easy-reader = The { $team } reads your answers.
privacy-easy-write = What you write could show who you are. We look after it.
privacy-easy-few = If only a few people answer, we do not show their answers.
privacy-easy-keep = We keep your answers for { $retention }. Then we delete them.
privacy-easy-code = You get a code at the end. You can use it to take your answers back.
privacy-easy-worry = If we worry that you are not safe, we tell somebody who can help.
privacy-full-title = All the details
privacy-who-title = Who looks after your answers
privacy-who-body = { $controller } must look after the answers. In law this is called the controller. The { $team } runs this survey.
privacy-basis = The law says we may use your answers because of:
lawful-basis-consent = your consent. This means you say yes to it.
lawful-basis-contract = a contract with you. A contract is an agreement in law.
lawful-basis-legalObligation = a legal obligation. The law says we must do it.
lawful-basis-vitalInterests = vital interests. This means saving a life.
lawful-basis-publicTask = a public task. This is work that helps everybody.
lawful-basis-legitimateInterests = legitimate interests. We have a good and fair reason.
privacy-known-title = What we know
privacy-known-body = We keep your answers. We keep which survey it was. We keep your language. We keep who answered, for example a parent. We keep if you had help. We keep the day. Your link may tell us the place, for example the ward.
privacy-unknown-title = What we do not know
privacy-unknown-body = We do not ask for your name. We do not keep which device you used. We do not keep the time of day. We do not keep who answered first or last.
privacy-personal-body = What you write can still show who you are. People who look after the computers could see which answers came first. So we keep all answers safe and private.
privacy-shown-title = What other people see
privacy-shown-figures = We count the answers of many people. We hide numbers that could show who one person is. We need ten people or more to show anything.
privacy-shown-comments = A person reads each comment first. Others do not see it if it shows who wrote it.
privacy-shown-worry = A comment may make us worry that somebody is not safe. Then we keep it apart. We tell the people who keep children and adults safe.
privacy-kept-title = How long we keep answers
privacy-kept-body = We keep answers for { $retention }. Then we delete them.
privacy-kept-device = We put a small file on your device while you answer. It is called a cookie. It finds your place. It opens your answers, which are locked. It ends when you send or delete your answers. Another cookie shows your code for ten minutes. We do not follow you to other sites.
privacy-rights-title = Your rights
privacy-rights-code = You get a code at the end. With it you can have your answers deleted.
privacy-rights-body = You can ask what we know about you. You can ask us to put it right. You can say no. Without your code we often cannot find your answers. You can complain at ico.org.uk.
privacy-principles-title = What we promise
privacy-pictures-title = Pictures
privacy-pictures-body = Other people made some of the pictures in this survey. They are:
retention-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
retention-months =
    { $count ->
        [one] 1 month
       *[other] { $count } months
    }
retention-years =
    { $count ->
        [one] 1 year
       *[other] { $count } years
    }
retention-open = as long as the team needs them

## How answers are used: this site
site-privacy-title = Your privacy
site-privacy-lead = { $name } asks people what they think. It does not ask who they are.
site-privacy-cookies-title = Cookies
site-privacy-each-title = Each survey
site-privacy-each-body = Each survey has its own page about privacy. It says who reads the answers. It says how long we keep them. The link is at the end of each page.

## Accessibility
a11y-title = Help to use this site
a11y-lead = We want everybody to be able to answer the surveys of { $name }. You should be able to:
a11y-can-zoom = make the words bigger
a11y-can-keyboard = answer with a keyboard or a switch
a11y-can-reader = listen with a screen reader
a11y-can-scripts = answer when the internet is slow
a11y-can-easy = choose Easy Read or another language, if the survey has one
a11y-status-title = How good this site is
a11y-status-body = There are rules for websites. They are called WCAG 2.2, level AA. This site follows most of them, but not all.
a11y-fails-title = What does not work yet
a11y-fails-people = People with a learning disability have not tested these pages yet. People who use screen readers have not tested them either. So we do not know what is hard.
a11y-fails-words = Some languages have not been checked by a reader. Those pages say so.
a11y-fails-media = Teams add their own pictures, sounds and films. Some may not have a good description.
a11y-fails-old = On an old phone you may see a box that you do not need. You can leave it empty.
a11y-format-title = If you need this in another way
a11y-format-body = You can ask for a survey on paper. You can ask for big letters. You can ask for another language. You can answer by phone. You can talk to a person. Tell us if something does not work. We answer in ten working days.
a11y-enforce-title = If you are not happy with our answer
a11y-enforce-body = There is a law about this. It is called the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. The Equality and Human Rights Commission (EHRC) checks that we follow it. You can ask for help at equalityadvisoryservice.com. In Northern Ireland you can ask the Equality Commission for Northern Ireland.
a11y-tested-title = How we tested
a11y-tested-body = A computer checks every page. It checks phones, tablets, keyboards and big letters. A computer does not find everything.

## Pages for when something is wrong
page-404-title = We cannot find this page
page-404-body = The link may be old. A letter may be missing.
page-403-title = We could not take this
page-403-body = Go back. Load the page again. Then try again.
page-forbidden-title = You cannot see this page
page-forbidden-body = Ask the owner of the survey.
page-410-title = This survey is closed
page-410-body = Thank you. You cannot answer this survey any more.
page-410-withdrawn-title = You took these answers back
page-410-withdrawn-body = We deleted them. You cannot send them again.
page-413-title = That was too much
page-413-body = Go back. Send fewer words or a smaller file.
page-415-title = We cannot read this
page-415-body = Something went wrong with the form. Go back and try again.
page-422-title = There is a problem with your answers
page-422-body = Go back and check them.
page-429-title = Please wait
page-429-body = Many people are answering. Try again in a minute.
page-500-title = Something went wrong
page-500-body = We are sorry. Go back. Try again in a few minutes.
page-503-title = We cannot save answers now
page-503-body = We are sorry. Try again in a few minutes.

## What is wrong with an answer
error-required = Please answer: { $label }
error-required-choice = Please choose an answer: { $label }
error-required-choices = Please choose one answer or more: { $label }
error-required-yes-no = Please choose yes or no: { $label }
error-too-short =
    { $min ->
        [one] Write 1 letter or more: { $label }
       *[other] Write { $min } letters or more: { $label }
    }
error-too-long = This is too long. Write { $max } letters or fewer: { $label }
error-pattern = Look again how this is written: { $label }
error-not-an-email = Write an email address like name@example.com: { $label }
error-not-a-phone = Write a phone number like 0117 496 0000: { $label }
error-not-a-postcode = Write a postcode like BS2 8BJ: { $label }
error-not-a-number = Write a number, like 7: { $label }
error-not-whole = Write a whole number, like 7: { $label }
error-too-small = The number must be { $min } or more: { $label }
error-too-large = The number must be { $max } or less: { $label }
error-step = The number must go up in steps of { $step }: { $label }
error-not-a-date = Write a real date, like 27 3 2026: { $label }
error-date-incomplete =
    { $part ->
        [day] Write the day too: { $label }
        [month] Write the month too: { $label }
       *[year] Write the year too: { $label }
    }
error-not-a-time = Write a time, like 14:30: { $label }
error-too-early = The earliest is { $min }: { $label }
error-too-late = The latest is { $max }: { $label }
error-not-an-option = Choose an answer from the list: { $label }
error-too-few =
    { $min ->
        [one] Choose 1 answer or more: { $label }
       *[other] Choose { $min } answers or more: { $label }
    }
error-too-many =
    { $max ->
        [one] Choose only 1 answer: { $label }
       *[other] Choose { $max } answers or fewer: { $label }
    }
error-exclusive = If you choose “{ $option }”, choose nothing else: { $label }
error-other-missing = You chose “Something else”. Write what you mean: { $label }
error-row-missing = Choose an answer for “{ $row }”: { $label }
error-consent-needed = Tick the box to go on: { $label }
error-unknown-item = There is no such question: { $label }
error-wrong-type = This answer does not fit the question: { $label }

## Reviewing a survey before it goes out
review-title = Help us with these questions
review-hello = Hello { $name }. Thank you for helping us.
review-what = We want to know if these questions are good.
review-how-walk = Look at all the questions. We do not keep your answers.
review-how-say = On every page you can tell us what you think.
review-how-end = Then come back here. Tell us if the questions are ready.
review-look = Look at the questions
review-later = The team is changing the questions now. Please come back later.
review-over = The questions are ready now. Thank you for helping.
review-pages = All pages
review-pages-hint = You can choose a page here.
review-said-here = { $count ->
    [one] You told us 1 thing
   *[other] You told us { $count } things
 }
review-remarks = What people told us
review-remarks-none = Nobody has told us anything yet.
review-remarks-shared = All the people who help can read this.
review-remarks-own = Only you and the team can read this.
review-you = You
review-somebody = Somebody
review-open = The team has not answered yet.
review-changed = The team changed it.
review-kept = The team did not change it.
review-before = Before:
review-now = Now:
review-verdict = Are the questions ready?
review-until = Please tell us before the end of { $date }.
review-lapsed = We asked you to tell us by { $date }. You can still tell us now.
review-yes = Yes, they are ready
review-signed = You said yes on { $date }.
review-stale = The team changed something after that. Please look again.
review-yes-again = Yes, they are still ready
review-not-yet = No, I have changed my mind
review-author = You work on these questions. Another person must say yes.
review-credit = Your name
review-credit-hint = We can say thank you to you on the survey. Write your name here. You can leave this out.
review-credit-young = Only write your first name. You can leave this out.
review-credit-long = Please use 100 letters or fewer.
review-credit-first-name = Only write your first name. Do not use a space.
review-minutes = Your time
review-minutes-hint = How many minutes did you work on this? The team needs this if they pay you.
review-minutes-so-far = You told us { $minutes } minutes so far.
review-minutes-wrong = Please write a number. For example: 20
review-save = Save
review-saved = We have saved this.
review-done-yes = Thank you. The team can see that you said yes.
review-done-no = The team can see that you said no.
review-changed-meanwhile = The team changed something just now. Please look again.
review-say-title = Tell us about this page
review-which = Which question is it?
review-whole-page = The whole page
review-other-words = See other words
review-language = Language
review-role = Who reads it
review-band = How old the child is
review-everybody = Everybody
review-band-0-7 = 7 or younger
review-band-8-11 = 8 to 11
review-band-12-15 = 12 to 15
review-band-16 = 16 or older
review-show = Show
review-ready = What do you think?
review-ready-good = This is good
review-ready-unclear = I do not understand this
review-ready-upset = This upset me
review-ready-long = This is too long
review-words = You can tell us more here
review-send = Send
review-say-empty = Please choose an answer, or write something.
review-say-long = Please use 2,000 letters or fewer.
review-say-enough = You have told us a lot. Please talk to the team.
review-thanks = Thank you. The team will read this.
review-upset-adult = Are you upset? Please talk to { $adult }.
review-upset-team = Are you upset? Please talk to a person you trust.
review-back-form = Go back to the questions
review-back-home = Go to your page

## You said, we did
start-said = See what we did
said-title = You said, we did
said-intro = People told us things. This is what we did.
said-nothing = There is nothing here yet. We will write here when we have done something.
said-you = You said
said-did = We did
said-will = We will
said-will-by = We will, by { $date }
said-cant = We can’t
said-why = Why not
said-who = Who does it:
said-when-done = We did it on { $date }.
said-when-will = We will do it by { $date }.
said-late = This is late. We are sorry.
said-signed = These people agree: { $names }
said-change = What is different now
said-chart = { $question } We counted people who said { $answers }
said-moved = Before: { $before } of 100 people. After: { $after } of 100 people.
said-chance = This could also be luck.
said-no-chance = It is really different now. We do not know for sure why.
said-before = Before, in { $date }
said-after = After, in { $date }
said-numbers = The numbers
said-when = When
said-good = People who said so
said-of = People who answered
said-years = Year by year
said-more = What you can do
said-answer = Tell us what you think
said-hear = Get an email when there is something new
said-talk = I want someone to talk to me
said-back = You said, we did
said-read = See what we did
said-better = What we can do better
said-year-title = The year { $year }
said-year-asked = What we asked about
said-year-count = We counted { $count } people’s answers so far.
said-year-heard = What we heard
said-year-unwritten = We have not written this yet.
said-year-did = What we did
said-year-none = We have done nothing yet.
said-year-will = What we will do
said-year-cant = What we can’t do
said-year-better = What we can do better
said-year-late = { $count ->
    [one] One promise is late.
   *[other] { $count } promises are late.
    }
said-poster-more = Read more and tell us:

## Hearing what was done
hear-title = Hear what we did
hear-body = You can give us an email address. We write to you when we have done something.
hear-apart = We keep your address away from your answers. Nobody can find out what you said.
hear-label = Email address
hear-hint = First we send you a link. Open it. Press the button. Then we write to you.
hear-button = Send me the link
hear-missing = Write an email address.
hear-wrong = Write an email address like name@example.com.
hear-later = Too many people are asking. Wait ten minutes. Then try again.
hear-sent-title = Look at your emails
hear-sent-body = We sent you an email. Open the link by tomorrow. Press the button.
hear-confirm-title = Is this your address?
hear-confirm-body = Do you want emails from us? Then press the button.
hear-confirm-button = Yes, write to me
hear-done-title = You will hear from us
hear-done-body = We write when there is something new. You can stop it at any time.
hear-over-title = This link does not work any more
hear-over-body = It is too old. You can ask for a new one.
leave-title = Stop these emails
leave-body = Press the button. Then we delete your address.
leave-button = Stop the emails
left-title = You get no more emails
left-body = We have deleted your address.

## Somebody to talk to
talk-title = I want someone to talk to me
talk-body = Tell us how we can reach you. Then somebody will talk to you.
talk-apart = We do not know what you answered. We delete what you write here soon.
talk-label = How can we reach you?
talk-hint = Write a name and a phone number or an email address.
talk-button = Ask for a talk
talk-missing = Write how we can reach you.
talk-long = Write 300 letters or less.
talk-contacts = People you can talk to
talk-sent-title = We have passed it on
talk-sent-body = Somebody will talk to you. It can take some days.

## Putting your name below it
sign-title = Show your name
sign-hello = Hello { $name }
sign-body = Families will read this. Do you agree with it? Then we can show your name.
sign-hint = Write your name as families should see it.
sign-young = Write your first name only.
sign-button = I agree: show my name
sign-not = Take my name away
sign-missing = Write your name.
sign-signed = You agree with this. Families see your name.
sign-stale = We changed it. Read it again. Then press the button.

## Emails to families
mail-hear-subject = Do you want emails from us? { $title }
mail-hear-body = Somebody gave us this address. It is about “{ $title }”. Is it you? Then open this page by tomorrow. Press the button.
mail-hear-button = Open the page
mail-hear-not = Is it not you? Then do nothing. You get no more emails.
mail-news-subject = You said, we did: { $title }
mail-news-read = Read all of it
mail-news-why = You get this email because you asked for it.
mail-news-leave = Stop these emails

## A report in plain words: for families, and for a child
plain-families-title = What you told us
plain-families-count = { $count } people told us what they think. Thank you.
plain-families-next = { $team } reads what you said. Then they plan what to change.
plain-families-thanks = Thank you for telling us. We never say who said what.
plain-child-title = What you told us
plain-child-count = { $count } people told us what they think.
plain-child-next = The team looks at what you said. Then they plan what to change.
plain-child-thanks = Thank you! You help us make it better.
plain-too-few = There are not enough answers yet. We wait for ten people or more. This keeps you safe: nobody can find out what you said.
plain-nothing-yet = There is nothing to tell here yet.
plain-part = Only these answers: { $place }.
plain-quote = “{ $words }”
plain-or = { $first } or { $second }
plain-scale = { $answers } out of { $total }
plain-said = { $portion } people said { $answers }.
plain-group = { $portion } { $name } said so.
plain-group-own = “{ $name }”: { $portion } said so.
plain-best = This is best: { $row }.
plain-worst = We can do this better: { $row }.
plain-child-1 = A few people said { $answers }.
plain-child-2 = Some people said { $answers }.
plain-child-3 = About half of the people said { $answers }.
plain-child-4 = Most people said { $answers }.
plain-child-5 = Nearly everybody said { $answers }.
plain-portion-none = no
plain-portion-few = a few
plain-portion-tenth = about 1 in 10
plain-portion-fifth = about 2 in 10
plain-portion-quarter = about 1 in 4
plain-portion-third = about 1 in 3
plain-portion-half = about half of the
plain-portion-two-thirds = about 2 in 3
plain-portion-three-quarters = about 3 in 4
plain-portion-most = most
plain-portion-nearly-all = nearly all
plain-portion-all = all
plain-role-child = children
plain-role-youngPerson = young people
plain-role-patient = patients
plain-role-parentCarer = parents and carers
plain-role-sibling = brothers and sisters
plain-role-supporter = supporters
plain-role-staff = staff
plain-next = What happens now
plain-link-done = See what we did
plain-link-wait = Did we do something? Then we say it here
