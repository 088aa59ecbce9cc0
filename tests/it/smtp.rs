//! A mail server that behaves as badly as it is told to, connection by connection.

use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// Where in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    Greeting,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// After the mail's last line.
    End,
    Quit,
}

/// How the server behaves in one connection; at last it takes the mail.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Play {
    /// Takes the mail.
    Take,
    /// Answers this and goes on.
    Say(At, &'static str),
    /// Never answers.
    Stall(At),
    /// Takes the mail and hangs up without a word.
    HangUp,
}

/// How the server is protected.
pub(crate) enum Protection {
    Plain,
    Implicit(Arc<rustls::ServerConfig>),
    StartTls(Arc<rustls::ServerConfig>),
}

/// A certificate for `localhost` and 127.0.0.2 that nobody signed; and the same as PEM.
pub(crate) fn certificate() -> (Arc<rustls::ServerConfig>, String) {
    let names = vec!["localhost".to_owned(), "127.0.0.2".to_owned()];
    let made = rcgen::generate_simple_self_signed(names).unwrap();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key).unwrap();
    let base64 = data_encoding::BASE64.encode(made.cert.der());
    (Arc::new(config), format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n"))
}

/// A mail server in threads of its own.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    heard: Arc<Mutex<Heard>>,
}

#[derive(Default)]
struct Heard {
    plays: VecDeque<Play>,
    mails: Vec<Vec<u8>>,
    commands: Vec<String>,
}

impl Server {
    pub(crate) fn start(plays: &[Play]) -> Self {
        Self::listen("127.0.0.1:0", Protection::Plain, plays)
    }

    pub(crate) fn listen(address: &str, protection: Protection, plays: &[Play]) -> Self {
        let listener = TcpListener::bind(address).unwrap();
        let heard = Arc::new(Mutex::new(Heard { plays: plays.iter().copied().collect(), ..Heard::default() }));
        let (address, protection) = (listener.local_addr().unwrap(), Arc::new(protection));
        let server = Self { address, heard: Arc::clone(&heard) };
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (heard, protection) = (Arc::clone(&heard), Arc::clone(&protection));
                std::thread::spawn(move || answer(stream, &heard, &protection));
            }
        });
        server
    }

    pub(crate) fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    pub(crate) fn mails(&self) -> Vec<Vec<u8>> {
        self.heard.lock().unwrap().mails.clone()
    }

    pub(crate) fn commands(&self) -> Vec<String> {
        self.heard.lock().unwrap().commands.clone()
    }
}

trait Wire: Read + Write {}
impl<T: Read + Write> Wire for T {}

/// A client that goes away in the middle is no error here.
fn answer(stream: TcpStream, heard: &Mutex<Heard>, protection: &Protection) -> io::Result<()> {
    let play = heard.lock().unwrap().plays.pop_front().unwrap_or(Play::Take);
    let secure = |stream, config: &Arc<rustls::ServerConfig>| {
        rustls::StreamOwned::new(rustls::ServerConnection::new(Arc::clone(config)).unwrap(), stream)
    };
    match protection {
        Protection::Plain => Talk { wire: &mut { stream }, play, heard, offer: "" }.all(),
        Protection::Implicit(config) => Talk { wire: &mut secure(stream, config), play, heard, offer: "" }.all(),
        Protection::StartTls(config) => {
            let mut stream = stream;
            Talk { wire: &mut stream, play: Play::Take, heard, offer: "STARTTLS" }.all()?;
            Talk { wire: &mut secure(stream, config), play, heard, offer: "" }.commands()
        }
    }
}

struct Talk<'a> {
    wire: &'a mut dyn Wire,
    play: Play,
    heard: &'a Mutex<Heard>,
    offer: &'static str,
}

impl Talk<'_> {
    fn all(&mut self) -> io::Result<()> {
        self.say(At::Greeting, "220 test.example ready")?;
        self.commands()
    }

    fn commands(&mut self) -> io::Result<()> {
        loop {
            let line = self.line()?;
            let word = line.split(' ').next().unwrap_or_default().to_uppercase();
            self.heard.lock().unwrap().commands.push(word.clone());
            match word.as_str() {
                "EHLO" => {
                    let extra = if self.offer.is_empty() { String::new() } else { format!("250-{}\r\n", self.offer) };
                    self.write(&format!("250-test.example\r\n{extra}250-AUTH PLAIN LOGIN\r\n250 8BITMIME"))?;
                }
                "STARTTLS" => return self.write("220 go on"),
                "AUTH" => self.say(At::Auth, "235 welcome")?,
                "MAIL" => self.say(At::Mail, "250 ok")?,
                "RCPT" => self.say(At::Rcpt, "250 ok")?,
                "DATA" => self.data()?,
                "QUIT" => return self.say(At::Quit, "221 bye"),
                _ => self.write("502 what?")?,
            }
        }
    }

    fn data(&mut self) -> io::Result<()> {
        self.say(At::Data, "354 go on")?;
        if matches!(self.play, Play::Say(At::Data, _)) {
            return Ok(());
        }
        let mut mail = Vec::new();
        while !mail.ends_with(b"\r\n.\r\n") {
            mail.push(self.byte()?);
        }
        mail.truncate(mail.len() - 3);
        if !matches!(self.play, Play::Say(At::End, _) | Play::Stall(At::End)) {
            self.heard.lock().unwrap().mails.push(mail);
        }
        match self.play {
            Play::HangUp => Err(io::ErrorKind::ConnectionAborted.into()),
            _ => self.say(At::End, "250 taken"),
        }
    }

    fn say(&mut self, at: At, usual: &str) -> io::Result<()> {
        match self.play {
            Play::Say(here, words) if here == at => self.write(words),
            Play::Stall(here) if here == at => loop {
                self.byte()?; // Until the client goes away.
            },
            _ => self.write(usual),
        }
    }

    fn write(&mut self, words: &str) -> io::Result<()> {
        self.wire.write_all(format!("{words}\r\n").as_bytes())?;
        self.wire.flush()
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = Vec::new();
        while !line.ends_with(b"\r\n") {
            line.push(self.byte()?);
        }
        Ok(String::from_utf8_lossy(&line).trim_end().to_owned())
    }

    fn byte(&mut self) -> io::Result<u8> {
        let mut byte = [0];
        self.wire.read_exact(&mut byte)?;
        Ok(byte[0])
    }
}
