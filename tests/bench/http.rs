//! A connection that is kept, and one request after another on it: HTTP/1.1 as far as the service and the floors speak
//! it, with as little work as can be, for the client runs on the machine that it measures.

use std::net::SocketAddr;
use tokio::net::TcpStream;

/// A kept connection.
pub(crate) struct Http {
    stream: TcpStream,
    /// What has been read; the answer that was last given stands at its beginning.
    inbox: Vec<u8>,
    /// How many bytes of the inbox were the last answer.
    used: usize,
}

/// An answer.
pub(crate) struct Answer<'a> {
    pub(crate) status: u16,
    pub(crate) head: &'a str,
    pub(crate) body: &'a [u8],
}

impl Answer<'_> {
    /// The value of a header, the first of this name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next()
    }

    /// Each value of a header.
    pub(crate) fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        self.head.split("\r\n").skip(1).filter_map(move |line| value(line, name))
    }
}

fn value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (own, value) = (line.get(..name.len())?, line.get(name.len()..)?);
    if !own.eq_ignore_ascii_case(name) {
        return None;
    }
    value.strip_prefix(':').map(str::trim)
}

impl Http {
    /// Connects.
    pub(crate) async fn open(address: SocketAddr) -> Result<Self, String> {
        let stream = TcpStream::connect(address).await.map_err(|error| format!("{address}: {error}"))?;
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        Ok(Self { stream, inbox: Vec::with_capacity(64 * 1024), used: 0 })
    }

    /// Sends a request and waits for its answer. Errors: the connection ended, or what came is not what we read.
    pub(crate) async fn send(&mut self, request: &[u8]) -> Result<Answer<'_>, String> {
        self.inbox.drain(..self.used);
        self.write(request).await?;
        let head = loop {
            if let Some(at) = find(&self.inbox, b"\r\n\r\n") {
                break at;
            }
            self.read().await?;
        };
        let (status, length) = first(&self.inbox[..head])?;
        self.used = head + 4 + length;
        while self.inbox.len() < self.used {
            self.read().await?;
        }
        let text = std::str::from_utf8(&self.inbox[..head]).map_err(|error| error.to_string())?;
        Ok(Answer { status, head: text, body: &self.inbox[head + 4..self.used] })
    }

    async fn write(&mut self, mut rest: &[u8]) -> Result<(), String> {
        while !rest.is_empty() {
            match self.stream.try_write(rest) {
                Ok(written) => rest = &rest[written..],
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                    self.stream.writable().await.map_err(|error| error.to_string())?;
                }
                Err(error) => return Err(error.to_string()),
            }
        }
        Ok(())
    }

    async fn read(&mut self) -> Result<(), String> {
        loop {
            self.stream.readable().await.map_err(|error| error.to_string())?;
            match self.stream.try_read_buf(&mut self.inbox) {
                Ok(0) => return Err("the connection ended".to_owned()),
                Ok(_) => return Ok(()),
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error.to_string()),
            }
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// The status and the length of the body.
fn first(head: &[u8]) -> Result<(u16, usize), String> {
    let head = std::str::from_utf8(head).map_err(|error| error.to_string())?;
    let status = head.get(9..12).and_then(|digits| digits.parse().ok());
    let status: u16 = status.ok_or_else(|| format!("no status in {:?}", head.lines().next()))?;
    let length = head.split("\r\n").skip(1).find_map(|line| value(line, "content-length"));
    let length = length.and_then(|digits| digits.parse().ok());
    match (length, status) {
        (Some(length), _) => Ok((status, length)),
        (None, 204 | 304) => Ok((status, 0)),
        (None, _) => Err(format!("an answer {status} without a length")),
    }
}
