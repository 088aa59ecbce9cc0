# The texts of the pages that families see. This file is the master: the others carry the same keys.

## On every page
language-name = English
easy-read = Easy Read
skip = Skip to the main part
nav-back = Back
nav-about = About this service
nav-privacy = How your answers are used
nav-accessibility = Accessibility
nav-withdraw = Take your answers back
back = Back
continue = Continue
clear = Hide and clear my answers
unchecked = Nobody who reads this language has checked these words yet.
preview = This is a draft. Nothing that you answer is kept.
preview-comment = Say something about this page
languages-link = Language
languages-title = Choose your language
progress = Question { $number } of { $total }
progress-page = Page { $number } of { $total }
optional = (optional)
or = or
warning = Warning:
error-prefix = Error:
summary-title = There is a problem
nobody-answers = Nobody can answer you here, and your words may not be read today.
contact-title = Contact

## Questions
yes = Yes
no = No
not-sure = Not sure
choose-one = Choose one
choose-several = You can choose more than one.
other-say = Tell us in your own words
why-feeling = Why? (optional)
other = Something else
consent-agree = Yes, I agree
length-limit = You can use up to { $max } characters.
listen = Listen to this question
more = Read more
signed-video = Watch this in sign language
date-day = Day
date-month = Month
date-year = Year
date-hint = For example, 27 3 2026
date-hint-month = For example, 3 2026
time-hint = For example, 14:30
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
who-role = Who is answering?
who-role-hint = This helps us see what children say and what grown-ups say. We do not ask for your name.
who-help = How are you answering?
role-child = A child
role-youngPerson = A young person
role-patient = Me: I am the patient
role-parentCarer = A parent or carer
role-sibling = A brother or sister
role-supporter = A supporter
role-staff = A member of staff
role-group-childrenAndYoungPeople = Children and young people
role-group-familyAndSupporters = Family and supporters
help-alone = On my own
help-together = Together with somebody
help-onBehalf = For somebody else

## Start
start = Start
start-length =
    { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    }, about { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
start-place = You are answering for { $place }.
start-reader = The { $team } reads what you say.
start-no-name = We do not ask for your name.
start-your-choice = It is your choice. You can leave any question out, or stop at any time.
start-closes = You can answer until { $date }.
start-credits = These people helped to write the questions: { $names }.
start-comments = You can also write in your own words.
start-worry = If your words make us worry that somebody is not safe, we keep them and pass them to the people who can help. We do this even if you take your other answers back.
start-controller = { $controller } is responsible for your answers.
start-privacy = How your answers are used

## Check your answers and send them
check-title = Check your answers
check-look-title = Is this something you want to send?
check-look-body = We do not need to know who you are. You can change these answers, or send them as they are.
looks-like-name = It looks like there is a name here.
looks-like-phone = It looks like there is a phone number here.
looks-like-postcode = It looks like there is a postcode here.
looks-like-email = It looks like there is an email address here.
looks-like-nhs-number = It looks like there is an NHS number here.
change = Change
not-provided = Not provided
check-send-body = When you are happy with your answers, send them to us.
send = Send your answers
busy-title = We could not save your answers just now
busy-body = Your answers are still here. Wait a minute, then press “Send your answers” again.
busy-page-body = Your answers are still on this page. Wait a minute, then press “Continue” again.

## After check answers
after-check-title = Will you answer some more questions?
after-check-count =
    { $count ->
        [one] There is 1 more question. It is about you.
       *[other] There are { $count } more questions. They are about you.
    }
after-check-count-open =
    { $count ->
        [one] There is 1 more question, or a few more. They are about you.
       *[other] There are { $count } more questions, or a few more. They are about you.
    }
after-check-reader = The { $team } uses these answers. You do not have to give them.
after-check-yes = Yes
after-check-no = No, send my answers
after-check-missing = Choose Yes, or No to send your answers

## Sent
sent-title = Thank you
sent-body = Your answers are with us.
sent-code-title = Your code
sent-code-body = Keep this code if you may want to take your answers back. Write it down or take a picture of it.
sent-code-once = We show it only once. We cannot find it for you later, because we do not know who you are.
sent-code-shown = Your code was shown when you sent your answers. We cannot show it again.
sent-next-title = What happens next
sent-next-read = The { $team } reads what people say.
sent-next-figures = Your answers are counted together with other people’s. No result shows what one person said.
sent-next-said = Then we tell everybody what has changed.
sent-talk-title = If you want to talk to somebody
sent-talk-body = You can write to the { $team }:
sent-comments = If your words make us worry that somebody is not safe, we keep them and pass them to the people who can help, even if you take your other answers back.

## Take answers back
withdraw-title = Take your answers back
withdraw-body = Type the code that you saw after you sent your answers. We remove your answers at once, and you do not have to say why.
withdraw-label = Your code
withdraw-hint = Small or capital letters are fine, and so are spaces.
withdraw-kept = If your words made us worry that somebody is not safe, we keep those words.
withdraw-button = Take my answers back
withdraw-missing = Enter your code
withdraw-unknown = We do not know this code. Check it and try again.
withdraw-done-title = Your answers are taken back
withdraw-done-body = We have removed your answers.
withdraw-done-figures = They leave the results the next time these are counted.

## Not open yet
not-open-title = This survey is not open yet
not-open-body = Please come back later.
paused-title = This survey is paused
paused-body = It does not take answers just now. Please come back later.
to-surveys = See the open surveys

## On a poster
poster-lead = Tell us what you think. It helps us to make things better.
poster-minutes =
    { $minutes ->
        [one] About 1 minute
       *[other] About { $minutes } minutes
    }
poster-no-name = No name needed
poster-scan = Point your phone’s camera at this square
poster-type = or type this address:

## Start of the site
index-title = Tell us what you think
index-body = These surveys are open now.
index-none = No survey is open just now. Please come back later.
cleared-title = Your answers are cleared
cleared-body = This device no longer has any answers that you did not send.
cleared-close = You can close this page now.

## How answers are used: one survey
privacy-title = How your answers are used
privacy-lead = { $controller } is responsible for the answers to this survey.
privacy-child-title = For children
privacy-child-name = We do not know your name. Please do not write it.
privacy-child-reader = The { $team } reads what you say. It helps them to make things better.
privacy-child-choice = You choose what to answer. You can stop when you like.
privacy-child-code = You get a secret code at the end. With it you can take your answers back.
privacy-child-worry = If your words make us worry about you, we tell a grown-up whose job is to keep children safe.
privacy-easy-title = Easy Read
privacy-easy-name = We do not ask for your name.
privacy-easy-where = We do not know which phone or computer you use.
privacy-easy-reader = The { $team } reads your answers.
privacy-easy-write = What you write could show who you are. We look after it.
privacy-easy-few = If only a few people answer, we do not show their answers.
privacy-easy-keep = We keep your answers for { $retention }. Then we delete them.
privacy-easy-code = You get a code at the end. You can use it to take your answers back.
privacy-easy-worry = If we worry that you are not safe, we tell somebody who can help.
privacy-full-title = In full
privacy-who-title = Who is responsible
privacy-who-body = { $controller } is the controller of the answers. The { $team } runs this survey and reads what comes in.
privacy-basis = The lawful basis for using them:
lawful-basis-consent = you agree to it (consent).
lawful-basis-contract = a contract with you.
lawful-basis-legalObligation = a duty in law.
lawful-basis-vitalInterests = to protect somebody’s life.
lawful-basis-publicTask = a task in the public interest, which the organisation has by law (public task).
lawful-basis-legitimateInterests = the organisation’s legitimate interests.
privacy-known-title = What we know
privacy-known-body = With your answers we keep the survey, the language you chose, who answered (for example a parent), whether you had help, and the day. If you opened a link or a code in a certain place, such as a ward, we may keep that place.
privacy-unknown-title = What we do not know
privacy-unknown-body = We do not ask for your name. With your answers we do not keep the address of your device, the kind of browser, the time of day, or the order in which answers came in.
privacy-personal-body = What you write can still tell who you are, and people who look after the database could see in which order answers were saved. So we treat all answers as personal data.
privacy-shown-title = What others see
privacy-shown-figures = Results are counts of many people. Counts that could point to one person are not shown. Results of fewer than ten people are not shown at all.
privacy-shown-comments = A person reads each comment before anybody else may see it. A comment that could tell who wrote it is not shown.
privacy-shown-worry = If a comment makes us worry that somebody is not safe, we part it from the other answers, keep it, and tell the people who are responsible for keeping children and adults safe.
privacy-kept-title = How long answers are kept
privacy-kept-body = Answers are kept for { $retention }, then they are deleted.
privacy-kept-device = While you answer, one cookie on your device finds your place. Your answers wait in a locked form that only this cookie opens. It ends when you send or clear your answers, or when it runs out. Another cookie shows your code for ten minutes after you have sent them. Nothing follows you to other sites.
privacy-rights-title = Your rights
privacy-rights-code = With the code that you get at the end you can have your answers deleted.
privacy-rights-body = You may ask what is known about you, have it corrected, or object. Without your code we usually cannot tell which answers are yours. You may complain to the regulator for data protection (ico.org.uk).
privacy-principles-title = What we promise
privacy-pictures-title = Pictures
privacy-pictures-body = These people and organisations made pictures that you see in this survey:
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
site-privacy-title = Privacy
site-privacy-lead = { $name } asks people what they think, without asking who they are.
site-privacy-cookies-title = Cookies
site-privacy-each-title = Each survey
site-privacy-each-body = Each survey has its own page that says who is responsible, who reads the answers and how long they are kept. You find it at the foot of every page of the survey.

## Accessibility
a11y-title = Accessibility
a11y-lead = This is the accessibility statement for the surveys of { $name }. We want everybody to be able to answer. You should be able to:
a11y-can-zoom = make the words bigger, up to 400%, without anything falling off the screen
a11y-can-keyboard = answer everything with a keyboard or with a switch
a11y-can-reader = listen to the pages with a screen reader
a11y-can-scripts = answer without JavaScript and with a slow connection
a11y-can-easy = choose Easy Read or another language, where the survey has one
a11y-status-title = How accessible this site is
a11y-status-body = This site partly meets the Web Content Accessibility Guidelines, version 2.2, level AA. The next part says where it falls short.
a11y-fails-title = What does not work yet
a11y-fails-people = People who use phones, screen readers or Easy Read every day, and people with a learning disability, have not tested these pages yet. Until they have, we do not know what is hard for them.
a11y-fails-words = Some languages have not been checked by somebody who reads them. Those pages say so.
a11y-fails-media = Pictures, recordings and films are added by the teams that make a survey. Some may lack a good description (guidelines 1.1.1 and 1.2).
a11y-fails-old = In an old browser the box for your own words is always shown, also where it is not needed.
a11y-format-title = If you need this in another way
a11y-format-body = Ask for a survey on paper, in large print, in Easy Read, in another language, or to answer by telephone or face to face. Tell us too if something does not work. We answer within ten working days.
a11y-enforce-title = If you are not happy with our answer
a11y-enforce-body = The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. You can contact the Equality Advisory and Support Service (equalityadvisoryservice.com). In Northern Ireland, contact the Equality Commission for Northern Ireland.
a11y-tested-title = How we tested
a11y-tested-body = Every page is checked by machine: in each language, on a phone and a tablet, by keyboard, in high contrast, with large text, and without JavaScript. Machines find less than half of what makes a page hard to use.

## Pages for when something is wrong
page-404-title = We cannot find this page
page-404-body = The link may be old, or a letter may be missing.
page-403-title = We could not accept this
page-403-body = The form was not sent from our own pages. Go back, reload the page and try again.
page-forbidden-title = This is not open to you
page-forbidden-body = Ask the owner of the survey if you need to see it.
page-410-title = This survey is closed
page-410-body = Thank you for wanting to answer. It does not take answers any more.
page-410-withdrawn-title = These answers were taken back
page-410-withdrawn-body = They have been deleted and cannot be sent again.
page-413-title = That was too much at once
page-413-body = Go back and send a shorter text or a smaller file.
page-415-title = We cannot read this
page-415-body = The form was sent in a way that we do not understand. Go back and try again.
page-422-title = There is a problem with your answers
page-422-body = Go back and check them.
page-429-title = Please wait a moment
page-429-body = Many people are answering. Try again in a minute.
page-500-title = Something went wrong on our side
page-500-body = We are sorry. Go back and try again in a few minutes.
page-503-title = We cannot save answers just now
page-503-body = We are sorry. Please try again in a few minutes.

## What is wrong with an answer
error-required = Answer this question: { $label }
error-required-choice = Choose an answer: { $label }
error-required-choices = Choose at least one answer: { $label }
error-required-yes-no = Choose yes or no: { $label }
error-too-short =
    { $min ->
        [one] Write at least 1 character: { $label }
       *[other] Write at least { $min } characters: { $label }
    }
error-too-long =
    { $over ->
        [one] This is 1 character too long
       *[other] This is { $over } characters too long
    }. Write { $max } characters at most: { $label }
error-pattern = Check how this is written: { $label }
error-not-an-email = Enter an email address like name@example.com: { $label }
error-not-a-phone = Enter a phone number like 0117 496 0000: { $label }
error-not-a-postcode = Enter a full postcode like BS2 8BJ: { $label }
error-not-a-number = Enter a number, such as 7: { $label }
error-not-whole = Enter a whole number, such as 7: { $label }
error-too-small = Enter { $min } or more: { $label }
error-too-large = Enter { $max } or less: { $label }
error-step = Enter a number that goes up in steps of { $step }: { $label }
error-not-a-date = Enter a real date, such as 27 3 2026: { $label }
error-date-incomplete =
    { $part ->
        [day] Enter the day as well: { $label }
        [month] Enter the month as well: { $label }
       *[year] Enter the year as well: { $label }
    }
error-not-a-time = Enter a time, such as 14:30: { $label }
error-too-early = Enter { $min } or later: { $label }
error-too-late = Enter { $max } or earlier: { $label }
error-not-an-option = Choose one of the answers in the list: { $label }
error-too-few =
    { $min ->
        [one] Choose at least 1 answer: { $label }
       *[other] Choose at least { $min } answers: { $label }
    }
error-too-many =
    { $max ->
        [one] Choose no more than 1 answer: { $label }
       *[other] Choose no more than { $max } answers: { $label }
    }
error-exclusive = Choose “{ $option }” alone, or other answers: { $label }
error-other-missing = Write what “something else” is: { $label }
error-row-missing = Choose an answer for “{ $row }”: { $label }
error-consent-needed = To go on, tick the box: { $label }
error-unknown-item = This survey has no such question: { $label }
error-wrong-type = This answer has the wrong form: { $label }

## Reviewing a survey before it goes out
review-title = Help us with this survey
review-hello = Hello { $name }. Thank you for helping.
review-what = These questions are not out yet. You can tell us what is good and what is wrong with them.
review-how-walk = Walk through the form as if you were answering. Nothing that you answer is kept.
review-how-say = On each page you can press “{ preview-comment }”.
review-how-end = At the end, come back here and tell us whether it can go out.
review-look = Look at the form
review-later = The team is working on it, and it cannot be shown just now. Come back later.
review-over = This review is over. Thank you for helping.
review-pages = All pages
review-pages-hint = You can also say something from here.
review-said-here = { $count ->
    [one] You said 1 thing
   *[other] You said { $count } things
 }
review-remarks = What was said
review-remarks-none = Nothing yet.
review-remarks-shared = Everybody who helps can read this.
review-remarks-own = Only you and the team can read this.
review-you = You
review-somebody = Somebody
review-open = The team has not answered yet.
review-changed = The team changed it.
review-kept = The team kept it.
review-before = Before:
review-now = Now:
review-verdict = Can it go out?
review-until = Please tell us by { $date }.
review-lapsed = We asked until { $date }. You can still tell us.
review-yes = Yes, it can go out
review-signed = You said yes on { $date }.
review-stale = It was changed after that. Look at it again.
review-yes-again = Yes, it can still go out
review-not-yet = I do not say yes any more
review-author = You can change this survey yourself, so somebody else has to say yes.
review-credit = Your name
review-credit-hint = When the survey is out, it can say who helped. Write your name as it should be there, or leave this empty.
review-credit-young = Write your first name only, or leave this empty.
review-credit-long = Write 100 letters at most.
review-credit-first-name = Write your first name only, without a space.
review-minutes = Your time
review-minutes-hint = How many minutes did you take since the last time? The team needs this if it pays you for your time.
review-minutes-so-far = So far: { $minutes } minutes.
review-minutes-wrong = Write a number of minutes, such as 20.
review-save = Save
review-saved = Saved.
review-done-yes = Thank you. The team can see that you said yes.
review-done-no = The team can see that you do not say yes.
review-changed-meanwhile = The team changed something while you looked. Look again, then press the button.
review-say-title = Say something about this page
review-which = Which question?
review-whole-page = The whole page
review-other-words = Look at other words
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
review-ready-unclear = I don’t understand this
review-ready-upset = This upset me
review-ready-long = This is too long
review-words = Say more, if you like
review-send = Send
review-say-empty = Choose what you think, or write something.
review-say-long = Write 2,000 letters at most.
review-say-enough = You have said very much already. Talk to the team.
review-thanks = Thank you. The team will read it.
review-upset-adult = If you are upset, talk to { $adult }.
review-upset-team = If you are upset, talk to somebody you trust.
review-back-form = Back to the form
review-back-home = Your page

## You said, we did
start-said = See what we did about what people said
said-title = You said, we did
said-intro = This is what people told us, and what came of it.
said-nothing = There is nothing here yet. When we have done something, we say it here.
said-you = You said
said-did = We did
said-will = We will
said-will-by = We will, by { $date }
said-cant = We can’t
said-why = Why not
said-who = Who does it:
said-when-done = Done on { $date }.
said-when-will = We will do it by { $date }.
said-late = This is late. We are sorry.
said-signed = These people agree with what it says here: { $names }
said-change = What has changed
said-chart = { $question } Counted: people who said { $answers }
said-moved = Before: { $before } of 100 people. After: { $after } of 100 people.
said-chance = The difference could be chance.
said-no-chance = The difference is too big to be chance. We can’t be sure that it is because of what we did.
said-before = Before, in { $date }
said-after = After, in { $date }
said-numbers = The numbers
said-when = When
said-good = People who said so
said-of = Of so many answers
said-years = Year by year
said-more = What you can do
said-answer = Tell us what you think
said-hear = Hear by email when there is something new
said-talk = I’d like someone to talk to me
said-back = You said, we did
said-read = See what we did
said-better = What we could do better
said-year-title = What { $year } brought
said-year-asked = What we asked about
said-year-count = Our figures are of { $count } answers so far.
said-year-heard = What we heard
said-year-unwritten = We have not written this yet.
said-year-did = What we did
said-year-none = Nothing is done yet.
said-year-will = What we will do
said-year-cant = What we can’t do
said-year-better = What we could do better
said-year-late = { $count ->
    [one] One promise is late.
   *[other] { $count } promises are late.
    }
said-poster-more = Read more and tell us:

## Hearing what was done
hear-title = Hear what we did
hear-body = If you like, leave an email address. We write when we have done something about what people said.
hear-apart = We keep your address apart from all answers. Nobody can find out what you answered.
hear-label = Email address
hear-hint = We send a link first. You hear from us only after you have opened it and pressed the button.
hear-button = Send me the link
hear-missing = Write an email address.
hear-wrong = Write an email address like name@example.com.
hear-later = Many people have asked from here just now. Wait ten minutes, then press the button again.
hear-sent-title = Look at your emails
hear-sent-body = We have sent you an email with a link. Open it by tomorrow and press the button. Until then we keep nothing.
hear-confirm-title = Is this your address?
hear-confirm-body = Press the button if you want to hear from us at this address.
hear-confirm-button = Yes, write to me
hear-done-title = You will hear from us
hear-done-body = We write when there is something new. Every email has a link to stop it.
hear-over-title = This link does not work any more
hear-over-body = It was too old, or not whole. You can ask for a new one.
leave-title = Stop these emails
leave-body = Press the button, and we delete your address.
leave-button = Stop the emails
left-title = You get no more emails
left-body = We have deleted your address.

## Somebody to talk to
talk-title = I’d like someone to talk to me
talk-body = Tell us how we can reach you. Somebody will get in touch with you.
talk-apart = We do not know what you answered. We delete what you write here once it was sent on.
talk-label = How can we reach you?
talk-hint = A name, a phone number or an email address, and when is a good time.
talk-button = Ask for a talk
talk-missing = Write how we can reach you.
talk-long = Write 300 letters at most.
talk-contacts = People you can talk to
talk-sent-title = We have passed it on
talk-sent-body = Somebody will get in touch with you. It can take some days.

## Putting your name below it
sign-title = Put your name below it
sign-hello = Hello { $name }
sign-body = Families will read this. If you agree with what it says, you can put your name below it.
sign-hint = Write your name as families should see it.
sign-young = Write your first name only.
sign-button = I agree: show my name
sign-not = Take my name away
sign-missing = Write your name.
sign-signed = You agree with this. Your name stands below it when families read it.
sign-stale = It was changed after you agreed. Read it again, then press the button.

## Emails to families
mail-hear-subject = Please confirm: { $title }
mail-hear-body = Somebody wants to hear at this address what was done about “{ $title }”. If that is you, open this page by tomorrow and press the button:
mail-hear-button = Open the page
mail-hear-not = If it is not you, do nothing. Then you get no more emails.
mail-news-subject = You said, we did: { $title }
mail-news-read = Read all of it
mail-news-why = You get this email because you asked for it.
mail-news-leave = Stop these emails

## A report in plain words: for families, and for a child
plain-families-title = What you told us
plain-families-count = { $count } people have answered. Thank you!
plain-families-next = { $team } reads what you said and plans what to change.
plain-families-thanks = Thank you for telling us. We never say who said what.
plain-child-title = What you told us
plain-child-count = { $count } people told us what they think.
plain-child-next = The team looks at what you said. Then they plan what to change.
plain-child-thanks = Thank you! You help us make it better.
plain-too-few = There are not enough answers yet. We wait for ten people or more, so that nobody can find out who said what.
plain-nothing-yet = There is nothing to tell here yet.
plain-part = Only these answers: { $place }.
plain-quote = “{ $words }”
plain-or = { $first } or { $second }
plain-scale = { $answers } out of { $total }
plain-said = { $portion } of the people said { $answers }.
plain-group = { $portion } of the { $name } said so.
plain-group-own = “{ $name }”: { $portion } said so.
plain-best = Best of all: { $row }.
plain-worst = Here we can do better: { $row }.
plain-child-1 = A few people said { $answers }.
plain-child-2 = Some people said { $answers }.
plain-child-3 = About half of the people said { $answers }.
plain-child-4 = Most people said { $answers }.
plain-child-5 = Nearly everybody said { $answers }.
plain-portion-none = none
plain-portion-few = a few
plain-portion-tenth = about 1 in 10
plain-portion-fifth = about 1 in 5
plain-portion-quarter = about a quarter
plain-portion-third = about a third
plain-portion-half = about half
plain-portion-two-thirds = about two thirds
plain-portion-three-quarters = about three quarters
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
plain-link-wait = When we have done something, we say it here
