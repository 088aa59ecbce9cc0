//! The body of a submission over the API: strict JSON, 64 deep at most, no name twice.

use super::submission::{Answers, Submission};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;
use uuid::Uuid;

/// How deep a body may nest.
const DEEPEST: u32 = 64;

/// A submission over the API.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// The random name that the sender gave it, by which a repetition is known.
    pub submission_id: Uuid,
    /// The version that was answered, where the sender says so.
    pub version: Option<String>,
    /// What was sent.
    pub submission: Submission,
}

/// Why a body can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyError {
    /// A sentence for the person who writes the client. It never quotes an answer.
    pub message: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Wire {
    submission_id: String,
    language: String,
    role: Option<String>,
    help: Option<String>,
    band: Option<String>,
    mode: Option<String>,
    version: Option<Version>,
    answers: Strict,
}

/// A version by its number, which people write with quotes and without, or by its hash.
#[derive(Deserialize)]
#[serde(untagged)]
enum Version {
    Number(u32),
    Text(String),
}

impl Version {
    fn into_text(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text,
        }
    }
}

impl Body {
    /// Reads the bytes of a request. Errors: not JSON, a name twice, too deep, an unknown or missing member, a
    /// `submissionId` that is not a random UUID.
    pub fn parse(bytes: &[u8]) -> Result<Self, BodyError> {
        let wire: Wire = serde_json::from_slice(bytes).map_err(|error| BodyError { message: explain(&error) })?;
        let Value::Object(answers) = wire.answers.0 else {
            return Err(BodyError { message: "\"answers\" must be an object by item.".to_owned() });
        };
        let submission_id = Uuid::parse_str(&wire.submission_id).ok().filter(|id| id.get_version_num() == 4);
        let submission_id = submission_id
            .ok_or_else(|| BodyError { message: "\"submissionId\" must be a random (version 4) UUID.".to_owned() })?;
        Ok(Self {
            submission_id,
            version: wire.version.map(Version::into_text),
            submission: Submission {
                language: wire.language,
                role: wire.role,
                help: wire.help,
                band: wire.band,
                mode: wire.mode,
                more: None,
                answers: Answers::Json(answers),
            },
        })
    }
}

/// serde's message quotes values of the wrong type, which may be an answer: only where and what sort goes out.
fn explain(error: &serde_json::Error) -> String {
    let place = format!("line {}, column {}", error.line(), error.column());
    let said = error.to_string();
    match error.classify() {
        serde_json::error::Category::Data if said.starts_with("unknown field") || said.starts_with("missing field") => {
            said
        }
        serde_json::error::Category::Data
            if said.starts_with("duplicate field") || said.starts_with(TWICE) || said.starts_with(TOO_DEEP) =>
        {
            said
        }
        serde_json::error::Category::Data => format!("A member has the wrong type at {place}."),
        _ => format!("The body is not valid JSON at {place}."),
    }
}

const TWICE: &str = "a member stands twice";
const TOO_DEEP: &str = "the body nests too deep";

/// A JSON value whose objects have no name twice.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Depth(0).deserialize(deserializer).map(Self)
    }
}

#[derive(Clone, Copy)]
struct Depth(u32);

impl Depth {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.0 >= DEEPEST { Err(E::custom(TOO_DEEP)) } else { Ok(Self(self.0 + 1)) }
    }
}

impl<'de> DeserializeSeed<'de> for Depth {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Depth {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let deeper = self.deeper::<A::Error>()?;
        let mut values = Vec::new();
        while let Some(value) = access.next_element_seed(deeper)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let deeper = self.deeper::<A::Error>()?;
        let mut members = Map::new();
        while let Some(name) = access.next_key::<String>()? {
            let value = access.next_value_seed(deeper)?;
            if members.insert(name, value).is_some() {
                return Err(A::Error::custom(TWICE));
            }
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(answers: &str) -> String {
        format!(r#"{{"submissionId":"7d0b1c9e-9f3a-4b52-8c57-0a4f0f6f2d11","language":"en","answers":{answers}}}"#)
    }

    #[test]
    fn a_body_is_read_strictly() {
        assert!(Body::parse(body(r#"{"a": 1, "b": ["x", {"other": "y"}]}"#).as_bytes()).is_ok());
        for (bytes, expect) in [
            (body(r#"{"a": 1, "a": 2}"#), "a member stands twice"),
            (body(&format!("{{\"a\": {}1{}}}", "[".repeat(64), "]".repeat(64))), "the body nests too deep"),
            (body("[]"), "\"answers\" must be"),
            (body("{}").replace("4b52", "1b52"), "\"submissionId\" must be"),
            (body("{}").replace("language", "lang"), "unknown field `lang`"),
            (body("{}").replace("\"en\"", "\"\\ud800\""), "The body is not valid JSON"),
            ("[".repeat(100_000), "A member has the wrong type"),
            (String::new(), "The body is not valid JSON"),
        ] {
            let message = Body::parse(bytes.as_bytes()).unwrap_err().message;
            assert!(message.starts_with(expect), "{message}");
        }
    }
}
