//! Words after which a person should look soon. They bring a comment to the front and do nothing else (trust.md,
//! Comments). The lists are wide on purpose: a comment that comes too early costs a minute. Nobody who speaks Welsh,
//! Polish or Urdu has checked theirs yet.

use regex::Regex;
use std::sync::LazyLock;

/// Words of concern in a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// What they may be about, in a few words of ours.
    pub about: &'static str,
    /// The words, as they stand there.
    pub words: String,
}

/// How many are told of one comment.
const MOST: usize = 3;

/// Somebody may want to hurt themselves.
const THEMSELVES: [&str; 4] = [
    r"suicid\w*|kill(?:ing)? (?:my|him|her|them)sel\w+|(?:want(?:s|ed)?|wish(?:es|ed)?) to die|wish(?:es|ed)? (?:i|he|she|they) (?:was|were) dead|want(?:s|ed)? to be dead|self[- ]?harm\w*|(?:cut|cuts|cutting|hurt|hurts|hurting) (?:my|him|her|them)sel\w+|do(?:n['’]t| not) want to (?:live|be here|be alive)|end (?:my|it all)|overdos\w+",
    r"hunan-?laddiad|lladd (?:fy hun|ei hun|eu hunain)|eisiau marw|hunan-?niw\w+",
    r"samob[oó]j\w*|zabi(?:ć|je|ję|ł|ła) się|chc(?:ę|e|iał\w*) umrzeć|nie chc(?:ę|e) żyć|okalecz\w+|t(?:nie|nę) się",
    r"خودکشی|خود کشی|مرنا چاہت\w+|جینا نہیں چاہت\w+|خود کو نقصان",
];

/// Somebody may have hurt or threatened somebody.
const OTHERS: [&str; 4] = [
    r"(?:hit|hits|hitting|hurt|hurts|hurting|kick|kicks|kicked|touch|touches|touched|touching|grabbed|held|pinned) (?:me|him|her|us|them|my \w+)|(?:beat|beats|beaten|beating|slap\w*|punch\w*|smack\w*)|abus(?:e|es|ed|ing|ive)|assault\w*|molest\w*|rap(?:e|ed|ist)|threat\w*|bull(?:y|ied|ies|ying)|(?:shout|shouts|shouted|shouting|scream|screamed|yelled) at (?:me|him|her|us|them|my)|neglect\w*|bruis\w*|racis[mt]|violen(?:t|ce|tly)|hate crime",
    r"(?:wedi |yn )(?:taro|curo|cicio)|cam-?drin\w*|gam-?drin\w*|brifo|anafu|bwlio|bygwth|esgeulus\w*|treisi\w*|hiliol\w*",
    r"bij(?:e|ą|esz)|bił[aoyi]?|uderz\w+|pobi(?:ł|ć|li|ła)\w*|krzywd\w+|skrzywd\w+|molest\w+|wykorzyst\w+ (?:mnie|go|ją)|z?gwałc\w+|zastrasz\w+|grozi\w*|zaniedb\w+|przemoc\w*|siniak\w*|rasis\w+|krzycz\w+ na (?:mnie|nas|niego|nią)",
    r"مارا|مارت[اےی]|مار پیٹ|تشدد|زیادتی|دھمکی|ہراساں|زخمی",
];

/// Somebody may be, or have been, in danger.
const DANGER: [&str; 4] = [
    r"not safe|unsafe|in danger|dangerous\w*|(?:could|can)(?:n['’]t| not|not) breathe|stopped breathing|(?:nearly|almost) (?:died|killed)|(?:might|was|is|were) (?:die|dying)|wrong (?:medicine|medication|meds|dose|drug|blood|tablets?|injection|patient|child)|double dose|unconscious|collaps\w+|left (?:me|him|her|us|my \w+|our \w+) (?:all )?alone|(?:nobody|no[- ]one) came|starv\w+|chok(?:ed|ing)|dropped (?:me|him|her|my \w+)|terrified|(?:scared|afraid|frightened) (?:of (?:him|her|them|the (?:nurse|doctor|man|woman|staff|lady|boy|girl)|my \w+|going home)|to (?:go home|be alone|say|tell))",
    r"ddim yn ddiogel|anniogel|peryglus|mewn perygl|meddyginiaeth anghywir|methu anadlu|ofn (?:mynd adref|fy \w+|dweud)|anymwybodol|ar (?:fy|ei) ben (?:fy|ei) hun",
    r"niebezpiecz\w+|nie (?:czuł\w+ się|czuję się|jest|było) bezpieczn\w+|(?:zły|złe|złą|niewłaściw\w+) lek\w*|nie mog(?:ł\w*|ę|ła) oddychać|umiera\w*|przerażon\w+|nieprzytomn\w+|nikt nie przysz\w+|boi się (?:wrócić|powiedzieć)",
    r"محفوظ نہیں|خطرہ|خطرے|خطرناک|غلط دوا|سانس نہیں|مر رہ[اےی]|بے ہوش|بیہوش|اکیلا چھوڑ|اکیلی چھوڑ",
];

static KINDS: LazyLock<Vec<(&'static str, Regex)>> = LazyLock::new(|| {
    let kinds = [("hurting oneself", THEMSELVES), ("somebody who was hurt", OTHERS), ("danger", DANGER)];
    let regex = |words: [&str; 4]| Regex::new(&format!(r"(?i)\b(?:{})\b", words.join("|"))).ok();
    kinds.into_iter().filter_map(|(about, words)| Some((about, regex(words)?))).collect()
});

/// The words of concern in a text, in whatever language of the interface they are, each once.
#[must_use]
pub fn concerns(text: &str) -> Vec<Concern> {
    let mut found: Vec<Concern> = Vec::new();
    for (about, regex) in KINDS.iter() {
        for words in regex.find_iter(text) {
            let words = words.as_str().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            if found.len() < MOST && found.iter().all(|known| known.words != words) {
                found.push(Concern { about, words });
            }
        }
    }
    found
}
