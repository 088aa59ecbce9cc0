# اردو. Keys as in en.ftl. Awaiting a reader's check.

## On every page
language-name = اردو
easy-read = آسان تحریر
skip = اصل حصے پر جائیں
nav-back = واپسی
nav-about = اس سروس کے بارے میں
nav-privacy = آپ کے جوابات کیسے استعمال ہوتے ہیں
nav-accessibility = رسائی
nav-withdraw = اپنے جوابات واپس لیں
back = واپس
continue = آگے بڑھیں
clear = میرے جوابات چھپائیں اور مٹائیں
unchecked = اردو پڑھنے والے کسی شخص نے ابھی ان الفاظ کی جانچ نہیں کی۔
preview = یہ ایک مسودہ ہے۔ آپ کا کوئی جواب محفوظ نہیں کیا جاتا۔
preview-comment = اس صفحے کے بارے میں کچھ کہیں
languages-link = زبان
languages-title = اپنی زبان منتخب کریں
progress = سوال { $number } از { $total }
progress-page = صفحہ { $number } از { $total }
optional = (اختیاری)
or = یا
warning = خبردار:
error-prefix = غلطی:
summary-title = ایک مسئلہ ہے
nobody-answers = یہاں کوئی آپ کو جواب نہیں دے سکتا، اور ہو سکتا ہے کہ آپ کے الفاظ آج نہ پڑھے جائیں۔
contact-title = رابطہ

## Questions
yes = ہاں
no = نہیں
not-sure = یقین نہیں ہے
choose-one = ایک منتخب کریں
choose-several = آپ ایک سے زیادہ منتخب کر سکتے ہیں۔
other-say = اپنے الفاظ میں بتائیں
why-feeling = کیوں؟ (اختیاری)
other = کچھ اور
consent-agree = جی ہاں، مجھے منظور ہے
length-limit = آپ زیادہ سے زیادہ { $max } حروف لکھ سکتے ہیں۔
listen = یہ سوال سنیں
more = مزید پڑھیں
signed-video = اسے اشاروں کی زبان میں دیکھیں
date-day = دن
date-month = مہینہ
date-year = سال
date-hint = مثلاً 27 3 2026
date-hint-month = مثلاً 3 2026
time-hint = مثلاً 14:30
today = آج
stars = ستارے: { $count }

## Dates
date-full = { $day } { $month } { $year }
date-month-year = { $month } { $year }
month-1 = جنوری
month-2 = فروری
month-3 = مارچ
month-4 = اپریل
month-5 = مئی
month-6 = جون
month-7 = جولائی
month-8 = اگست
month-9 = ستمبر
month-10 = اکتوبر
month-11 = نومبر
month-12 = دسمبر
month-alone-1 = جنوری
month-alone-2 = فروری
month-alone-3 = مارچ
month-alone-4 = اپریل
month-alone-5 = مئی
month-alone-6 = جون
month-alone-7 = جولائی
month-alone-8 = اگست
month-alone-9 = ستمبر
month-alone-10 = اکتوبر
month-alone-11 = نومبر
month-alone-12 = دسمبر

## Who answers, and how
who-title = آپ کے بارے میں
who-role = جواب کون دے رہا ہے؟
who-role-hint = اس سے ہمیں پتا چلتا ہے کہ بچے کیا کہتے ہیں اور بڑے کیا کہتے ہیں۔ ہم آپ کا نام نہیں پوچھتے۔
who-help = آپ جواب کیسے دے رہے ہیں؟
role-child = بچہ یا بچی
role-youngPerson = نوجوان
role-patient = میں خود: میں ہی مریض ہوں
role-parentCarer = والد، والدہ یا دیکھ بھال کرنے والے
role-sibling = بھائی یا بہن
role-supporter = مدد کرنے والے
role-staff = عملے کے رکن
role-group-childrenAndYoungPeople = بچے اور نوجوان
role-group-familyAndSupporters = خاندان اور مدد کرنے والے
help-alone = اکیلے
help-together = کسی کے ساتھ مل کر
help-onBehalf = کسی اور کی طرف سے

## Start
start = شروع کریں
start-length =
    { $questions ->
        [one] { $questions } سوال
       *[other] { $questions } سوالات
    }، تقریباً { $minutes ->
        [one] { $minutes } منٹ
       *[other] { $minutes } منٹ
    }
start-place = آپ کے جوابات اس جگہ کے بارے میں ہیں: { $place }۔
start-reader = آپ کی باتیں یہ ٹیم پڑھتی ہے: { $team }۔
start-no-name = ہم آپ کا نام نہیں پوچھتے۔
start-your-choice = یہ آپ کی مرضی ہے۔ آپ کوئی بھی سوال چھوڑ سکتے ہیں اور کسی بھی وقت رک سکتے ہیں۔
start-closes = آپ { $date } تک جواب دے سکتے ہیں۔
start-credits = ان لوگوں نے سوال لکھنے میں مدد کی: { $names }۔
start-comments = آپ اپنے الفاظ میں بھی لکھ سکتے ہیں۔
start-worry = اگر آپ کے الفاظ پڑھ کر ہمیں فکر ہو کہ کوئی محفوظ نہیں ہے، تو ہم انہیں محفوظ رکھتے ہیں اور ان لوگوں تک پہنچاتے ہیں جو مدد کر سکتے ہیں۔ ہم ایسا تب بھی کرتے ہیں جب آپ اپنے باقی جوابات واپس لے لیں۔
start-controller = آپ کے جوابات کا ذمہ دار ادارہ: { $controller }۔
start-privacy = آپ کے جوابات کیسے استعمال ہوتے ہیں

## Check your answers and send them
check-title = اپنے جوابات دیکھ لیں
check-look-title = کیا آپ واقعی یہ بھیجنا چاہتے ہیں؟
check-look-body = ہمیں یہ جاننے کی ضرورت نہیں کہ آپ کون ہیں۔ آپ یہ جوابات بدل سکتے ہیں، یا انہیں ایسے ہی بھیج سکتے ہیں۔
looks-like-name = لگتا ہے کہ یہاں کوئی نام ہے۔
looks-like-phone = لگتا ہے کہ یہاں کوئی فون نمبر ہے۔
looks-like-postcode = لگتا ہے کہ یہاں کوئی پوسٹ کوڈ ہے۔
looks-like-email = لگتا ہے کہ یہاں کوئی ای میل پتا ہے۔
looks-like-nhs-number = لگتا ہے کہ یہاں کوئی NHS نمبر ہے۔
change = بدلیں
not-provided = جواب نہیں دیا گیا
check-send-body = جب آپ اپنے جوابات سے مطمئن ہوں تو انہیں ہمیں بھیج دیں۔
send = اپنے جوابات بھیجیں
busy-title = ہم ابھی آپ کے جوابات محفوظ نہیں کر سکے
busy-body = آپ کے جوابات ابھی یہیں ہیں۔ ایک منٹ انتظار کریں، پھر دوبارہ ”اپنے جوابات بھیجیں“ دبائیں۔
busy-page-body = آپ کے جوابات ابھی اسی صفحے پر ہیں۔ ایک منٹ انتظار کریں، پھر دوبارہ ”آگے بڑھیں“ دبائیں۔

## After check answers
after-check-title = کیا آپ کچھ اور سوالوں کے جواب دیں گے؟
after-check-count =
    { $count ->
        [one] ایک سوال اور ہے۔ یہ آپ کے بارے میں ہے۔
       *[other] { $count } سوال اور ہیں۔ یہ آپ کے بارے میں ہیں۔
    }
after-check-count-open =
    { $count ->
        [one] ایک یا کچھ زیادہ سوال اور ہیں۔ یہ آپ کے بارے میں ہیں۔
       *[other] { $count } یا کچھ زیادہ سوال اور ہیں۔ یہ آپ کے بارے میں ہیں۔
    }
after-check-reader = یہ جواب اس ٹیم کے کام آتے ہیں: { $team }۔ جواب دینا ضروری نہیں ہے۔
after-check-yes = جی ہاں
after-check-no = نہیں، میرے جواب بھیج دیں
after-check-missing = جی ہاں چنیں، یا جواب بھیجنے کے لیے نہیں چنیں

## Sent
sent-title = شکریہ
sent-body = آپ کے جوابات ہمیں مل گئے ہیں۔
sent-code-title = آپ کا کوڈ
sent-code-body = یہ کوڈ سنبھال کر رکھیں، شاید آپ کبھی اپنے جوابات واپس لینا چاہیں۔ اسے لکھ لیں یا اس کی تصویر لے لیں۔
sent-code-once = ہم اسے صرف ایک بار دکھاتے ہیں۔ بعد میں ہم اسے آپ کے لیے ڈھونڈ نہیں سکتے، کیونکہ ہم نہیں جانتے کہ آپ کون ہیں۔
sent-code-shown = آپ کا کوڈ جوابات بھیجنے کے بعد دکھا دیا گیا تھا۔ ہم اسے دوبارہ نہیں دکھا سکتے۔
sent-next-title = اب کیا ہوگا
sent-next-read = لوگوں کی باتیں یہ ٹیم پڑھتی ہے: { $team }۔
sent-next-figures = آپ کے جوابات دوسروں کے جوابات کے ساتھ ملا کر گنے جاتے ہیں۔ کسی نتیجے سے یہ پتا نہیں چلتا کہ ایک شخص نے کیا کہا۔
sent-next-said = پھر ہم سب کو بتاتے ہیں کہ کیا بدلا ہے۔
sent-talk-title = اگر آپ کسی سے بات کرنا چاہتے ہیں
sent-talk-body = آپ اس ٹیم ({ $team }) کو لکھ سکتے ہیں:
sent-comments = اگر آپ کے الفاظ پڑھ کر ہمیں فکر ہو کہ کوئی محفوظ نہیں ہے، تو ہم انہیں محفوظ رکھتے ہیں اور ان لوگوں تک پہنچاتے ہیں جو مدد کر سکتے ہیں، چاہے آپ اپنے باقی جوابات واپس لے لیں۔

## Take answers back
withdraw-title = اپنے جوابات واپس لیں
withdraw-body = وہ کوڈ لکھیں جو جوابات بھیجنے کے بعد آپ کو دکھایا گیا تھا۔ ہم آپ کے جوابات فوراً مٹا دیتے ہیں، اور آپ کو وجہ بتانے کی ضرورت نہیں۔
withdraw-label = آپ کا کوڈ
withdraw-hint = حروف چھوٹے ہوں یا بڑے، دونوں ٹھیک ہیں، اور خالی جگہ بھی۔
withdraw-kept = اگر آپ کے الفاظ پڑھ کر ہمیں فکر ہوئی ہو کہ کوئی محفوظ نہیں ہے، تو وہ الفاظ ہم محفوظ رکھتے ہیں۔
withdraw-button = میرے جوابات واپس لیں
withdraw-missing = اپنا کوڈ لکھیں
withdraw-unknown = ہم اس کوڈ کو نہیں پہچانتے۔ اسے دیکھ کر دوبارہ کوشش کریں۔
withdraw-done-title = آپ کے جوابات واپس لے لیے گئے ہیں
withdraw-done-body = ہم نے آپ کے جوابات مٹا دیے ہیں۔
withdraw-done-figures = اگلی بار جب نتائج گنے جائیں گے تو یہ ان میں نہیں ہوں گے۔

## Not open yet
not-open-title = یہ سروے ابھی شروع نہیں ہوا
not-open-body = براہ کرم بعد میں دوبارہ آئیں۔
paused-title = یہ سروے فی الحال رکا ہوا ہے
paused-body = ابھی اس میں جواب نہیں لیے جا رہے۔ براہِ کرم بعد میں آئیں۔
to-surveys = کھلے ہوئے سروے دیکھیں

## On a poster
poster-lead = ہمیں بتائیں آپ کیا سوچتے ہیں۔ اس سے ہمیں چیزیں بہتر بنانے میں مدد ملتی ہے۔
poster-minutes =
    { $minutes ->
        [one] تقریباً { $minutes } منٹ
       *[other] تقریباً { $minutes } منٹ
    }
poster-no-name = نام بتانے کی ضرورت نہیں
poster-scan = اپنے فون کا کیمرا اس مربع پر رکھیں
poster-type = یا یہ پتہ لکھیں:

## Start of the site
index-title = ہمیں بتائیں کہ آپ کیا سوچتے ہیں
index-body = یہ سروے اس وقت کھلے ہیں۔
index-none = اس وقت کوئی سروے کھلا نہیں ہے۔ براہ کرم بعد میں دوبارہ آئیں۔
cleared-title = آپ کے جوابات مٹا دیے گئے ہیں
cleared-body = جو جوابات آپ نے نہیں بھیجے، وہ اب اس آلے پر نہیں ہیں۔
cleared-close = اب آپ یہ صفحہ بند کر سکتے ہیں۔

## How answers are used: one survey
privacy-title = آپ کے جوابات کیسے استعمال ہوتے ہیں
privacy-lead = اس سروے کے جوابات کا ذمہ دار ادارہ: { $controller }۔
privacy-child-title = بچوں کے لیے
privacy-child-name = ہم آپ کا نام نہیں جانتے۔ براہ کرم اسے نہ لکھیں۔
privacy-child-reader = آپ کی باتیں یہ ٹیم پڑھتی ہے: { $team }۔ اس سے ٹیم کو چیزیں بہتر بنانے میں مدد ملتی ہے۔
privacy-child-choice = آپ خود چنتے ہیں کہ کس سوال کا جواب دینا ہے۔ آپ جب چاہیں رک سکتے ہیں۔
privacy-child-code = آخر میں آپ کو ایک خفیہ کوڈ ملتا ہے۔ اس سے آپ اپنے جوابات واپس لے سکتے ہیں۔
privacy-child-worry = اگر آپ کے الفاظ پڑھ کر ہمیں آپ کی فکر ہو، تو ہم ایک ایسے بڑے کو بتاتے ہیں جس کا کام بچوں کو محفوظ رکھنا ہے۔
privacy-easy-title = آسان تحریر
privacy-easy-name = ہم آپ کا نام نہیں پوچھتے۔
privacy-easy-where = ہم نہیں جانتے کہ آپ کون سا فون یا کمپیوٹر استعمال کرتے ہیں۔
privacy-easy-reader = آپ کے جوابات یہ ٹیم پڑھتی ہے: { $team }۔
privacy-easy-write = آپ کی لکھی بات سے پتا چل سکتا ہے کہ آپ کون ہیں۔ ہم اس کا خیال رکھتے ہیں۔
privacy-easy-few = اگر صرف چند لوگ جواب دیں تو ہم ان کے جوابات نہیں دکھاتے۔
privacy-easy-keep = ہم آپ کے جوابات { $retention } تک رکھتے ہیں۔ پھر ہم انہیں مٹا دیتے ہیں۔
privacy-easy-code = آخر میں آپ کو ایک کوڈ ملتا ہے۔ اس سے آپ اپنے جوابات واپس لے سکتے ہیں۔
privacy-easy-worry = اگر ہمیں فکر ہو کہ آپ محفوظ نہیں ہیں، تو ہم کسی ایسے شخص کو بتاتے ہیں جو مدد کر سکے۔
privacy-full-title = پوری تفصیل
privacy-who-title = ذمہ دار کون ہے
privacy-who-body = جوابات کا قانونی ذمہ دار (ڈیٹا کنٹرولر): { $controller }۔ یہ سروے چلانے اور جوابات پڑھنے والی ٹیم: { $team }۔
privacy-basis = انہیں استعمال کرنے کی قانونی بنیاد:
lawful-basis-consent = آپ کی رضامندی۔
lawful-basis-contract = آپ کے ساتھ معاہدہ۔
lawful-basis-legalObligation = قانونی فرض۔
lawful-basis-vitalInterests = کسی کی جان بچانا۔
lawful-basis-publicTask = عوامی مفاد کا وہ کام جو قانون نے اس ادارے کو سونپا ہے (عوامی فریضہ)۔
lawful-basis-legitimateInterests = ادارے کے جائز مفادات۔
privacy-known-title = ہم کیا جانتے ہیں
privacy-known-body = آپ کے جوابات کے ساتھ ہم یہ رکھتے ہیں: سروے، آپ کی منتخب کی ہوئی زبان، جواب کس نے دیا (مثلاً والدہ)، کیا کسی نے مدد کی، اور دن۔ اگر آپ نے لنک یا کوڈ کسی خاص جگہ، مثلاً وارڈ میں، کھولا ہو تو ہم وہ جگہ بھی رکھ سکتے ہیں۔
privacy-unknown-title = ہم کیا نہیں جانتے
privacy-unknown-body = ہم آپ کا نام نہیں پوچھتے۔ آپ کے جوابات کے ساتھ ہم آپ کے آلے کا پتا، براؤزر کی قسم، دن کا وقت، یا جوابات آنے کی ترتیب نہیں رکھتے۔
privacy-personal-body = پھر بھی آپ کی لکھی بات سے پتا چل سکتا ہے کہ آپ کون ہیں، اور جو لوگ ڈیٹا بیس سنبھالتے ہیں وہ دیکھ سکتے ہیں کہ جوابات کس ترتیب سے محفوظ ہوئے۔ اس لیے ہم تمام جوابات کو ذاتی معلومات سمجھتے ہیں۔
privacy-shown-title = دوسرے کیا دیکھتے ہیں
privacy-shown-figures = نتائج بہت سے لوگوں کی گنتی ہوتے ہیں۔ جو گنتی کسی ایک شخص کی طرف اشارہ کر سکے وہ نہیں دکھائی جاتی۔ دس سے کم لوگوں کے نتائج بالکل نہیں دکھائے جاتے۔
privacy-shown-comments = ہر تبصرہ پہلے ایک شخص پڑھتا ہے، اس کے بعد ہی کوئی اور اسے دیکھ سکتا ہے۔ جس تبصرے سے لکھنے والے کا پتا چل سکے وہ نہیں دکھایا جاتا۔
privacy-shown-worry = اگر کوئی تبصرہ پڑھ کر ہمیں فکر ہو کہ کوئی محفوظ نہیں ہے، تو ہم اسے باقی جوابات سے الگ کر کے رکھتے ہیں اور ان لوگوں کو بتاتے ہیں جو بچوں اور بڑوں کو محفوظ رکھنے کے ذمہ دار ہیں۔
privacy-kept-title = جوابات کب تک رکھے جاتے ہیں
privacy-kept-body = جوابات { $retention } تک رکھے جاتے ہیں، پھر مٹا دیے جاتے ہیں۔
privacy-kept-device = جب آپ جواب دے رہے ہوتے ہیں تو آپ کے آلے پر ایک کوکی یاد رکھتی ہے کہ آپ کہاں تک پہنچے ہیں۔ آپ کے جوابات بند حالت میں رہتے ہیں جنہیں صرف یہی کوکی کھولتی ہے۔ جب آپ جوابات بھیجتے یا مٹاتے ہیں، یا اس کا وقت پورا ہو جاتا ہے، تو یہ ختم ہو جاتی ہے۔ بھیجنے کے بعد ایک اور کوکی دس منٹ تک آپ کا کوڈ دکھاتی ہے۔ دوسری ویب سائٹس پر کوئی چیز آپ کا پیچھا نہیں کرتی۔
privacy-rights-title = آپ کے حقوق
privacy-rights-code = آخر میں ملنے والے کوڈ سے آپ اپنے جوابات مٹوا سکتے ہیں۔
privacy-rights-body = آپ پوچھ سکتے ہیں کہ آپ کے بارے میں کیا معلوم ہے، اسے درست کروا سکتے ہیں، یا اعتراض کر سکتے ہیں۔ آپ کے کوڈ کے بغیر ہم عام طور پر نہیں بتا سکتے کہ کون سے جوابات آپ کے ہیں۔ آپ ڈیٹا کے تحفظ کے نگران ادارے (ico.org.uk) سے شکایت کر سکتے ہیں۔
privacy-principles-title = ہمارا وعدہ
privacy-pictures-title = تصویریں
privacy-pictures-body = اس سروے میں نظر آنے والی تصویریں ان لوگوں اور اداروں نے بنائی ہیں:
retention-days =
    { $count ->
        [one] { $count } دن
       *[other] { $count } دن
    }
retention-months =
    { $count ->
        [one] { $count } مہینے
       *[other] { $count } مہینوں
    }
retention-years =
    { $count ->
        [one] { $count } سال
       *[other] { $count } سال
    }
retention-open = ٹیم کی ضرورت پوری ہونے

## How answers are used: this site
site-privacy-title = رازداری
site-privacy-lead = { $name } لوگوں سے پوچھتا ہے کہ وہ کیا سوچتے ہیں، یہ نہیں کہ وہ کون ہیں۔
site-privacy-cookies-title = کوکیز
site-privacy-each-title = ہر سروے
site-privacy-each-body = ہر سروے کا اپنا صفحہ ہے جو بتاتا ہے کہ ذمہ دار کون ہے، جوابات کون پڑھتا ہے اور وہ کب تک رکھے جاتے ہیں۔ اس کا لنک سروے کے ہر صفحے کے آخر میں ہے۔

## Accessibility
a11y-title = رسائی
a11y-lead = یہ { $name } کے سروے کے لیے رسائی کا بیان ہے۔ ہم چاہتے ہیں کہ ہر کوئی جواب دے سکے۔ آپ کو یہ کرنے کے قابل ہونا چاہیے:
a11y-can-zoom = الفاظ کو 400% تک بڑا کرنا، اس طرح کہ کچھ اسکرین سے باہر نہ جائے
a11y-can-keyboard = کی بورڈ یا سوئچ سے ہر سوال کا جواب دینا
a11y-can-reader = اسکرین ریڈر سے صفحات سننا
a11y-can-scripts = JavaScript کے بغیر اور سست انٹرنیٹ پر جواب دینا
a11y-can-easy = آسان تحریر یا دوسری زبان چننا، اگر سروے میں موجود ہو
a11y-status-title = یہ سائٹ کتنی قابل رسائی ہے
a11y-status-body = یہ سائٹ ویب مواد کی رسائی کے رہنما اصول (WCAG) 2.2، سطح AA، پر جزوی طور پر پوری اترتی ہے۔ اگلا حصہ بتاتا ہے کہ کہاں کمی ہے۔
a11y-fails-title = ابھی کیا ٹھیک کام نہیں کرتا
a11y-fails-people = جو لوگ روزانہ فون، اسکرین ریڈر یا آسان تحریر استعمال کرتے ہیں، اور جن لوگوں کو سیکھنے میں معذوری ہے، انہوں نے ابھی یہ صفحات نہیں آزمائے۔ جب تک وہ نہ آزمائیں، ہم نہیں جانتے کہ ان کے لیے کیا مشکل ہے۔
a11y-fails-words = کچھ زبانوں کی جانچ ابھی ان کے کسی پڑھنے والے نے نہیں کی۔ ان صفحات پر یہ لکھا ہوتا ہے۔
a11y-fails-media = تصویریں، آوازیں اور فلمیں سروے بنانے والی ٹیمیں شامل کرتی ہیں۔ ان میں سے کچھ کے ساتھ اچھی وضاحت نہیں ہو سکتی (اصول 1.1.1 اور 1.2)۔
a11y-fails-old = پرانے براؤزر میں آپ کے اپنے الفاظ کا خانہ ہمیشہ نظر آتا ہے، چاہے اس کی ضرورت نہ ہو۔
a11y-format-title = اگر آپ کو یہ کسی اور شکل میں چاہیے
a11y-format-body = آپ سروے کاغذ پر، بڑے حروف میں، آسان تحریر میں یا کسی اور زبان میں مانگ سکتے ہیں، یا فون پر یا آمنے سامنے جواب دینے کا کہہ سکتے ہیں۔ اگر کچھ کام نہ کرے تو وہ بھی ہمیں بتائیں۔ ہم دس کام کے دنوں کے اندر جواب دیتے ہیں۔
a11y-enforce-title = اگر آپ ہمارے جواب سے مطمئن نہیں ہیں
a11y-enforce-body = برطانیہ کے سرکاری اداروں کی ویب سائٹس کی رسائی کے 2018 کے ضوابط (Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018) پر عمل کروانے کی ذمہ داری Equality and Human Rights Commission (EHRC) کی ہے۔ آپ Equality Advisory and Support Service (equalityadvisoryservice.com) سے رابطہ کر سکتے ہیں۔ شمالی آئرلینڈ میں Equality Commission for Northern Ireland سے رابطہ کریں۔
a11y-tested-title = ہم نے کیسے جانچا
a11y-tested-body = ہر صفحے کی جانچ ایک پروگرام کرتا ہے: ہر زبان میں، فون اور ٹیبلٹ پر، کی بورڈ سے، تیز رنگوں کے فرق میں، بڑے حروف میں، اور JavaScript کے بغیر۔ ایسے پروگرام اُن چیزوں کا آدھے سے بھی کم حصہ ڈھونڈ پاتے ہیں جو صفحے کو مشکل بناتی ہیں۔

## Pages for when something is wrong
page-404-title = ہمیں یہ صفحہ نہیں ملا
page-404-body = ہو سکتا ہے کہ لنک پرانا ہو، یا اس میں کوئی حرف رہ گیا ہو۔
page-403-title = ہم یہ قبول نہیں کر سکے
page-403-body = یہ فارم ہمارے اپنے صفحے سے نہیں بھیجا گیا۔ واپس جائیں، صفحہ دوبارہ کھولیں اور پھر کوشش کریں۔
page-forbidden-title = یہ صفحہ آپ کے لیے کھلا نہیں ہے
page-forbidden-body = اگر آپ کو اسے دیکھنا ہے تو سروے کے ذمہ دار سے پوچھیں۔
page-410-title = یہ سروے بند ہو چکا ہے
page-410-body = جواب دینے کی خواہش کا شکریہ۔ اب اس سروے میں جواب نہیں لیے جاتے۔
page-410-withdrawn-title = یہ جوابات واپس لے لیے گئے تھے
page-410-withdrawn-body = وہ مٹا دیے گئے ہیں اور دوبارہ نہیں بھیجے جا سکتے۔
page-413-title = یہ ایک ساتھ بہت زیادہ تھا
page-413-body = واپس جائیں اور چھوٹی تحریر یا چھوٹی فائل بھیجیں۔
page-415-title = ہم اسے پڑھ نہیں سکتے
page-415-body = فارم ایسے طریقے سے بھیجا گیا جسے ہم نہیں سمجھتے۔ واپس جائیں اور دوبارہ کوشش کریں۔
page-422-title = آپ کے جوابات میں ایک مسئلہ ہے
page-422-body = واپس جائیں اور انہیں دیکھ لیں۔
page-429-title = ذرا انتظار کریں
page-429-body = بہت سے لوگ جواب دے رہے ہیں۔ ایک منٹ بعد دوبارہ کوشش کریں۔
page-500-title = ہماری طرف سے کچھ غلط ہو گیا
page-500-body = ہمیں افسوس ہے۔ واپس جائیں اور چند منٹ بعد دوبارہ کوشش کریں۔
page-503-title = ہم ابھی جوابات محفوظ نہیں کر سکتے
page-503-body = ہمیں افسوس ہے۔ چند منٹ بعد دوبارہ کوشش کریں۔

## What is wrong with an answer
error-required = اس سوال کا جواب دیں: { $label }
error-required-choice = ایک جواب منتخب کریں: { $label }
error-required-choices = کم از کم ایک جواب منتخب کریں: { $label }
error-required-yes-no = ہاں یا نہیں منتخب کریں: { $label }
error-too-short = کم از کم { $min } حروف لکھیں: { $label }
error-too-long = یہ { $over } حروف زیادہ ہیں۔ زیادہ سے زیادہ { $max } حروف لکھیں: { $label }
error-pattern = دیکھ لیں کہ یہ کیسے لکھا گیا ہے: { $label }
error-not-an-email = ای میل پتا لکھیں، جیسے name@example.com: { $label }
error-not-a-phone = فون نمبر لکھیں، جیسے 0117 496 0000: { $label }
error-not-a-postcode = پورا پوسٹ کوڈ لکھیں، جیسے BS2 8BJ: { $label }
error-not-a-number = کوئی عدد لکھیں، جیسے 7: { $label }
error-not-whole = پورا عدد لکھیں، جیسے 7: { $label }
error-too-small = { $min } یا اس سے زیادہ لکھیں: { $label }
error-too-large = { $max } یا اس سے کم لکھیں: { $label }
error-step = ایسا عدد لکھیں جو { $step } کے وقفے سے بڑھتا ہو: { $label }
error-not-a-date = درست تاریخ لکھیں، جیسے 27 3 2026: { $label }
error-date-incomplete =
    { $part ->
        [day] دن بھی لکھیں: { $label }
        [month] مہینہ بھی لکھیں: { $label }
       *[year] سال بھی لکھیں: { $label }
    }
error-not-a-time = وقت لکھیں، جیسے 14:30: { $label }
error-too-early = { $min } یا اس کے بعد کا لکھیں: { $label }
error-too-late = { $max } یا اس سے پہلے کا لکھیں: { $label }
error-not-an-option = فہرست میں سے ایک جواب منتخب کریں: { $label }
error-too-few =
    { $min ->
        [one] کم از کم { $min } جواب منتخب کریں: { $label }
       *[other] کم از کم { $min } جوابات منتخب کریں: { $label }
    }
error-too-many =
    { $max ->
        [one] زیادہ سے زیادہ { $max } جواب منتخب کریں: { $label }
       *[other] زیادہ سے زیادہ { $max } جوابات منتخب کریں: { $label }
    }
error-exclusive = یا صرف ”{ $option }“ منتخب کریں، یا دوسرے جوابات: { $label }
error-other-missing = لکھیں کہ ”کچھ اور“ سے آپ کا کیا مطلب ہے: { $label }
error-row-missing = ”{ $row }“ کے لیے جواب منتخب کریں: { $label }
error-consent-needed = آگے بڑھنے کے لیے خانے پر نشان لگائیں: { $label }
error-unknown-item = اس سروے میں ایسا کوئی سوال نہیں ہے: { $label }
error-wrong-type = یہ جواب درست شکل میں نہیں ہے: { $label }

## Reviewing a survey before it goes out
review-title = اس سروے میں ہماری مدد کریں
review-hello = السلام علیکم { $name }۔ مدد کرنے کا شکریہ۔
review-what = یہ سوال ابھی جاری نہیں ہوئے۔ آپ ہمیں بتا سکتے ہیں کہ کیا اچھا ہے اور کیا ٹھیک نہیں۔
review-how-walk = فارم کو ایسے دیکھیں جیسے آپ جواب دے رہے ہوں۔ آپ کے جواب محفوظ نہیں ہوتے۔
review-how-say = ہر صفحے پر آپ “{ preview-comment }” دبا سکتے ہیں۔
review-how-end = آخر میں یہاں واپس آئیں اور بتائیں کہ کیا یہ جاری ہو سکتا ہے۔
review-look = فارم دیکھیں
review-later = ٹیم اس پر کام کر رہی ہے اور یہ ابھی نہیں دکھایا جا سکتا۔ بعد میں واپس آئیں۔
review-over = یہ کام ختم ہو گیا ہے۔ مدد کا شکریہ۔
review-pages = تمام صفحے
review-pages-hint = آپ یہاں سے بھی کچھ کہہ سکتے ہیں۔
review-said-here = { $count ->
    [one] آپ نے 1 بات کہی
   *[other] آپ نے { $count } باتیں کہیں
 }
review-remarks = کیا کہا گیا
review-remarks-none = ابھی کچھ نہیں۔
review-remarks-shared = مدد کرنے والے سب لوگ یہ پڑھ سکتے ہیں۔
review-remarks-own = صرف آپ اور ٹیم یہ پڑھ سکتے ہیں۔
review-you = آپ
review-somebody = کوئی
review-open = ٹیم نے ابھی جواب نہیں دیا۔
review-changed = ٹیم نے اسے بدل دیا۔
review-kept = ٹیم نے اسے ویسا ہی رکھا۔
review-before = پہلے:
review-now = اب:
review-verdict = کیا یہ جاری ہو سکتا ہے؟
review-until = براہ کرم { $date } تک بتائیں۔
review-lapsed = ہم نے { $date } تک پوچھا تھا۔ آپ اب بھی بتا سکتے ہیں۔
review-yes = جی ہاں، یہ جاری ہو سکتا ہے
review-signed = آپ نے { $date } کو ہاں کہا۔
review-stale = اس کے بعد یہ بدلا گیا۔ دوبارہ دیکھیں۔
review-yes-again = جی ہاں، یہ اب بھی جاری ہو سکتا ہے
review-not-yet = اب میں ہاں نہیں کہتا / کہتی
review-author = آپ خود یہ سروے بدل سکتے ہیں، اس لیے کسی اور کو ہاں کہنی ہو گی۔
review-credit = آپ کا نام
review-credit-hint = جب سروے جاری ہو گا تو اس میں لکھا جا سکتا ہے کہ کس نے مدد کی۔ اپنا نام ویسے لکھیں جیسے ہونا چاہیے، یا اسے خالی چھوڑ دیں۔
review-credit-young = صرف اپنا پہلا نام لکھیں، یا اسے خالی چھوڑ دیں۔
review-credit-long = زیادہ سے زیادہ 100 حروف لکھیں۔
review-credit-first-name = صرف اپنا پہلا نام لکھیں، خالی جگہ کے بغیر۔
review-minutes = آپ کا وقت
review-minutes-hint = پچھلی بار کے بعد آپ کے کتنے منٹ لگے؟ اگر ٹیم آپ کو ادائیگی کرتی ہے تو اسے یہ جاننا ہو گا۔
review-minutes-so-far = اب تک: { $minutes } منٹ۔
review-minutes-wrong = منٹوں کی تعداد لکھیں، جیسے 20۔
review-save = محفوظ کریں
review-saved = محفوظ ہو گیا۔
review-done-yes = شکریہ۔ ٹیم دیکھ سکتی ہے کہ آپ نے ہاں کہا۔
review-done-no = ٹیم دیکھ سکتی ہے کہ آپ ہاں نہیں کہتے۔
review-changed-meanwhile = آپ کے دیکھتے ہوئے ٹیم نے کچھ بدل دیا۔ دوبارہ دیکھیں، پھر بٹن دبائیں۔
review-say-title = اس صفحے کے بارے میں کچھ کہیں
review-which = کون سا سوال؟
review-whole-page = پورا صفحہ
review-other-words = دوسرے الفاظ دیکھیں
review-language = زبان
review-role = کون پڑھتا ہے
review-band = بچے کی عمر
review-everybody = سب
review-band-0-7 = 7 یا اس سے کم
review-band-8-11 = 8 سے 11
review-band-12-15 = 12 سے 15
review-band-16 = 16 یا اس سے زیادہ
review-show = دکھائیں
review-ready = آپ کا کیا خیال ہے؟
review-ready-good = یہ اچھا ہے
review-ready-unclear = مجھے یہ سمجھ نہیں آیا
review-ready-upset = اس سے مجھے دکھ ہوا
review-ready-long = یہ بہت لمبا ہے
review-words = چاہیں تو مزید بتائیں
review-send = بھیجیں
review-say-empty = اپنا خیال چنیں، یا کچھ لکھیں۔
review-say-long = زیادہ سے زیادہ 2,000 حروف لکھیں۔
review-say-enough = آپ پہلے ہی بہت کچھ کہہ چکے ہیں۔ ٹیم سے بات کریں۔
review-thanks = شکریہ۔ ٹیم اسے پڑھے گی۔
review-upset-adult = اگر آپ کو دکھ ہوا ہے تو { $adult } سے بات کریں۔
review-upset-team = اگر آپ کو دکھ ہوا ہے تو کسی ایسے شخص سے بات کریں جس پر آپ کو بھروسا ہے۔
review-back-form = فارم پر واپس
review-back-home = آپ کا صفحہ

## آپ نے کہا، ہم نے کیا
start-said = دیکھیں کہ لوگوں کی باتوں پر ہم نے کیا کیا
said-title = آپ نے کہا، ہم نے کیا
said-intro = لوگوں نے ہمیں یہ بتایا، اور اس کا یہ نتیجہ نکلا۔
said-nothing = ابھی یہاں کچھ نہیں ہے۔ جب ہم کچھ کریں گے تو یہاں بتائیں گے۔
said-you = آپ نے کہا
said-did = ہم نے کیا
said-will = ہم کریں گے
said-will-by = ہم { $date } تک کریں گے
said-cant = ہم نہیں کر سکتے
said-why = کیوں نہیں
said-who = یہ کون کرتا ہے:
said-when-done = { $date } کو ہو گیا۔
said-when-will = ہم یہ { $date } تک کریں گے۔
said-late = اس میں دیر ہو گئی ہے۔ ہم معذرت چاہتے ہیں۔
said-signed = یہاں جو لکھا ہے اس سے یہ لوگ متفق ہیں: { $names }
said-change = کیا بدلا ہے
said-chart = { $question } گنتی ان لوگوں کی جنہوں نے کہا: { $answers }
said-moved = پہلے: 100 میں سے { $before } لوگ۔ بعد میں: 100 میں سے { $after } لوگ۔
said-chance = یہ فرق اتفاق بھی ہو سکتا ہے۔
said-no-chance = فرق اتنا بڑا ہے کہ اتفاق نہیں ہو سکتا۔ ہم یقین سے نہیں کہہ سکتے کہ وجہ ہمارا کام ہے۔
said-before = پہلے، { $date } میں
said-after = بعد میں، { $date } میں
said-numbers = اعداد
said-when = کب
said-good = جن لوگوں نے یہ کہا
said-of = اتنے جوابات میں سے
said-years = سال بہ سال
said-more = آپ کیا کر سکتے ہیں
said-answer = ہمیں بتائیں آپ کیا سوچتے ہیں
said-hear = جب کچھ نیا ہو تو ای میل پائیں
said-talk = میں چاہتا/چاہتی ہوں کہ کوئی مجھ سے بات کرے
said-back = آپ نے کہا، ہم نے کیا
said-read = دیکھیں ہم نے کیا کیا
said-better = ہم کیا بہتر کر سکتے ہیں
said-year-title = سال { $year } میں کیا ہوا
said-year-asked = ہم نے کس بارے میں پوچھا
said-year-count = ہمارے اعداد میں اب تک { $count } جوابات ہیں۔
said-year-heard = ہم نے کیا سنا
said-year-unwritten = ہم نے یہ ابھی نہیں لکھا۔
said-year-did = ہم نے کیا کیا
said-year-none = ابھی کچھ نہیں ہوا۔
said-year-will = ہم کیا کریں گے
said-year-cant = ہم کیا نہیں کر سکتے
said-year-better = ہم کیا بہتر کر سکتے ہیں
said-year-late = { $count ->
    [one] ایک وعدے میں دیر ہو گئی ہے۔
   *[other] { $count } وعدوں میں دیر ہو گئی ہے۔
    }
said-poster-more = مزید پڑھیں اور ہمیں بتائیں:

## جو کیا گیا اس کی خبر
hear-title = جانیں کہ ہم نے کیا کیا
hear-body = آپ چاہیں تو ای میل کا پتہ دے دیں۔ جب ہم لوگوں کی باتوں پر کچھ کریں گے تو آپ کو لکھیں گے۔
hear-apart = ہم آپ کا پتہ تمام جوابات سے الگ رکھتے ہیں۔ کوئی نہیں جان سکتا کہ آپ نے کیا جواب دیا۔
hear-label = ای میل کا پتہ
hear-hint = ہم پہلے ایک لنک بھیجتے ہیں۔ جب آپ اسے کھول کر بٹن دبائیں گے، تب ہی ہم لکھیں گے۔
hear-button = مجھے لنک بھیجیں
hear-missing = ای میل کا پتہ لکھیں۔
hear-wrong = ای میل کا پتہ اس طرح لکھیں: name@example.com
hear-later = ابھی یہاں سے بہت سے لوگوں نے پوچھا ہے۔ دس منٹ انتظار کریں، پھر بٹن دوبارہ دبائیں۔
hear-sent-title = اپنی ای میل دیکھیں
hear-sent-body = ہم نے آپ کو ایک لنک کے ساتھ ای میل بھیجی ہے۔ اسے کل تک کھولیں اور بٹن دبائیں۔ تب تک ہم کچھ نہیں رکھتے۔
hear-confirm-title = کیا یہ آپ کا پتہ ہے؟
hear-confirm-body = اگر آپ چاہتے ہیں کہ ہم اس پتے پر لکھیں تو بٹن دبائیں۔
hear-confirm-button = جی ہاں، مجھے لکھیں
hear-done-title = ہم آپ کو لکھیں گے
hear-done-body = جب کچھ نیا ہو گا تو ہم لکھیں گے۔ ہر ای میل میں اسے روکنے کا لنک ہے۔
hear-over-title = یہ لنک اب کام نہیں کرتا
hear-over-body = یہ بہت پرانا تھا یا پورا نہیں تھا۔ آپ نیا لنک مانگ سکتے ہیں۔
leave-title = یہ ای میلز روکیں
leave-body = بٹن دبائیں، ہم آپ کا پتہ مٹا دیں گے۔
leave-button = ای میلز روکیں
left-title = اب آپ کو ای میلز نہیں آئیں گی
left-body = ہم نے آپ کا پتہ مٹا دیا ہے۔

## بات کرنے کے لیے کوئی
talk-title = میں چاہتا/چاہتی ہوں کہ کوئی مجھ سے بات کرے
talk-body = بتائیں کہ ہم آپ سے کیسے رابطہ کریں۔ کوئی آپ سے رابطہ کرے گا۔
talk-apart = ہمیں نہیں معلوم کہ آپ نے کیا جواب دیا۔ جو آپ یہاں لکھتے ہیں، اسے آگے بھیجنے کے بعد ہم مٹا دیتے ہیں۔
talk-label = ہم آپ سے کیسے رابطہ کریں؟
talk-hint = نام، فون نمبر یا ای میل کا پتہ، اور مناسب وقت۔
talk-button = بات کرنے کی درخواست کریں
talk-missing = لکھیں کہ ہم آپ سے کیسے رابطہ کریں۔
talk-long = زیادہ سے زیادہ 300 حروف لکھیں۔
talk-contacts = جن لوگوں سے آپ بات کر سکتے ہیں
talk-sent-title = ہم نے آگے بتا دیا ہے
talk-sent-body = کوئی آپ سے رابطہ کرے گا۔ اس میں کچھ دن لگ سکتے ہیں۔

## اس کے نیچے اپنا نام
sign-title = اس کے نیچے اپنا نام لکھیں
sign-hello = السلام علیکم { $name }
sign-body = خاندان یہ پڑھیں گے۔ اگر آپ اس سے متفق ہیں تو اس کے نیچے اپنا نام دے سکتے ہیں۔
sign-hint = اپنا نام ویسے لکھیں جیسے خاندان اسے دیکھیں۔
sign-young = صرف اپنا پہلا نام لکھیں۔
sign-button = میں متفق ہوں: میرا نام دکھائیں
sign-not = میرا نام ہٹا دیں
sign-missing = اپنا نام لکھیں۔
sign-signed = آپ اس سے متفق ہیں۔ جب خاندان یہ پڑھیں گے تو آپ کا نام نیچے ہو گا۔
sign-stale = آپ کے متفق ہونے کے بعد یہ بدل گیا ہے۔ اسے دوبارہ پڑھیں، پھر بٹن دبائیں۔

## خاندانوں کو ای میلز
mail-hear-subject = براہ کرم تصدیق کریں: { $title }
mail-hear-body = کوئی چاہتا ہے کہ اس پتے پر بتایا جائے کہ ”{ $title }“ کے بارے میں کیا کیا گیا۔ اگر یہ آپ ہیں تو کل تک یہ صفحہ کھولیں اور بٹن دبائیں:
mail-hear-button = صفحہ کھولیں
mail-hear-not = اگر یہ آپ نہیں ہیں تو کچھ نہ کریں۔ پھر آپ کو ای میلز نہیں آئیں گی۔
mail-news-subject = آپ نے کہا، ہم نے کیا: { $title }
mail-news-read = سب کچھ پڑھیں
mail-news-why = آپ کو یہ ای میل اس لیے ملی کہ آپ نے کہا تھا۔
mail-news-leave = یہ ای میلز روکیں

## سادہ الفاظ میں رپورٹ: خاندانوں کے لیے، اور بچے کے لیے
plain-families-title = آپ نے ہمیں کیا بتایا
plain-families-count = { $count } لوگوں نے جواب دیا ہے۔ شکریہ!
plain-families-next = { $team } آپ کی باتیں پڑھتی ہے اور طے کرتی ہے کہ کیا بدلنا ہے۔
plain-families-thanks = ہمیں بتانے کا شکریہ۔ ہم کبھی نہیں بتاتے کہ کس نے کیا کہا۔
plain-child-title = آپ نے ہمیں کیا بتایا
plain-child-count = { $count } لوگوں نے ہمیں بتایا کہ وہ کیا سوچتے ہیں۔
plain-child-next = ٹیم آپ کی باتیں دیکھتی ہے۔ پھر طے کرتی ہے کہ کیا بدلنا ہے۔
plain-child-thanks = شکریہ! آپ اسے بہتر بنانے میں ہماری مدد کرتے ہیں۔
plain-too-few = ابھی جواب کافی نہیں ہیں۔ ہم دس یا زیادہ لوگوں کا انتظار کرتے ہیں، تاکہ کوئی نہ جان سکے کہ کس نے کیا کہا۔
plain-nothing-yet = ابھی یہاں بتانے کے لیے کچھ نہیں ہے۔
plain-part = صرف یہ جواب: { $place }۔
plain-quote = ”{ $words }“
plain-or = { $first } یا { $second }
plain-scale = { $total } میں سے { $answers }
plain-said = { $portion } نے کہا: { $answers }۔
plain-group = { $name }: { $portion } نے یہ کہا۔
plain-group-own = ”{ $name }“: { $portion } نے یہ کہا۔
plain-best = سب سے اچھا: { $row }۔
plain-worst = یہاں ہم بہتر کر سکتے ہیں: { $row }۔
plain-child-1 = تھوڑے سے لوگوں نے کہا: { $answers }۔
plain-child-2 = کچھ لوگوں نے کہا: { $answers }۔
plain-child-3 = تقریباً آدھے لوگوں نے کہا: { $answers }۔
plain-child-4 = زیادہ تر لوگوں نے کہا: { $answers }۔
plain-child-5 = تقریباً سب نے کہا: { $answers }۔
plain-portion-none = 0 لوگوں
plain-portion-few = تھوڑے سے لوگوں
plain-portion-tenth = تقریباً 10 میں سے 1 شخص
plain-portion-fifth = تقریباً 5 میں سے 1 شخص
plain-portion-quarter = تقریباً ایک چوتھائی لوگوں
plain-portion-third = تقریباً ایک تہائی لوگوں
plain-portion-half = تقریباً آدھے لوگوں
plain-portion-two-thirds = تقریباً دو تہائی لوگوں
plain-portion-three-quarters = تقریباً تین چوتھائی لوگوں
plain-portion-most = زیادہ تر لوگوں
plain-portion-nearly-all = تقریباً سب لوگوں
plain-portion-all = سب لوگوں
plain-role-child = بچے
plain-role-youngPerson = نوجوان
plain-role-patient = مریض
plain-role-parentCarer = والدین اور دیکھ بھال کرنے والے
plain-role-sibling = بہن بھائی
plain-role-supporter = مدد کرنے والے
plain-role-staff = عملہ
plain-next = اب کیا ہوگا
plain-link-done = دیکھیں ہم نے کیا کیا
plain-link-wait = جب ہم کچھ کریں گے تو یہاں بتائیں گے
