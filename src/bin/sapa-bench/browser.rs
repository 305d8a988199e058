//! The least a browser does: HTTP/1.1 on a connection kept open, cookies, forms. Written out here so that the load
//! generator costs next to nothing beside the server it measures.

use crate::Measured;
use std::net::SocketAddr;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream},
    net::TcpStream,
};

/// One connection, one request at a time.
pub struct Connection {
    stream: BufStream<TcpStream>,
    addr: SocketAddr,
    cookies: Cookies,
}

/// What a browser keeps for one person.
#[derive(Debug, Clone, Default)]
pub struct Cookies(Vec<(String, String)>);

impl Cookies {
    /// The `Cookie` header.
    pub fn header(&self) -> String {
        self.0
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ")
    }

    fn keep(&mut self, set_cookie: &str) {
        if let Some((name, value)) = set_cookie.split(';').next().and_then(|pair| pair.split_once('=')) {
            self.0.retain(|(known, _)| known != name);
            self.0.push((name.to_owned(), value.to_owned()));
        }
    }
}

#[derive(Default)]
pub struct Answer {
    pub status: u16,
    pub location: String,
    /// Length of the body as sent, so compressed where the server compressed.
    pub bytes: usize,
}

impl Connection {
    pub async fn open(addr: SocketAddr) -> Measured<Self> {
        let stream = TcpStream::connect(addr).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream: BufStream::new(stream),
            addr,
            cookies: Cookies::default(),
        })
    }

    /// The same connection in the hands of someone who has been here before.
    pub fn with(mut self, cookies: Cookies) -> Self {
        self.cookies = cookies;
        self
    }

    pub fn cookies(&self) -> Cookies {
        self.cookies.clone()
    }

    pub async fn get(&mut self, path: &str) -> Measured<Answer> {
        self.send("GET", path, "").await
    }

    /// Sends a form as a browser without JavaScript does.
    pub async fn submit(&mut self, action: &str, fields: &[(&str, &str)]) -> Measured<Answer> {
        let body = serde_urlencoded::to_string(fields)?;
        self.send("POST", action, &body).await
    }

    async fn send(&mut self, method: &str, path: &str, body: &str) -> Measured<Answer> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {addr}\r\nX-Forwarded-For: 10.{}.{}.{}\r\nAccept: text/html\r\nAccept-Encoding: gzip, br\r\nAccept-Language: id\r\n\
             Referer: http://{addr}/\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            rand::random::<u8>(),
            rand::random::<u8>(),
            rand::random::<u8>(),
            self.cookies.header(),
            body.len(),
            addr = self.addr,
        );
        self.stream.write_all(request.as_bytes()).await?;
        self.stream.flush().await?;
        self.answer().await
    }

    async fn answer(&mut self) -> Measured<Answer> {
        let mut answer = Answer::default();
        let status = self.line().await?;
        answer.status = status.split(' ').nth(1).ok_or("no status line")?.parse()?;
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value == "chunked",
                "location" => value.clone_into(&mut answer.location),
                "set-cookie" => self.cookies.keep(value),
                _ => {}
            }
        }
        if chunked {
            loop {
                let size = usize::from_str_radix(&self.line().await?, 16)?;
                self.skip(size + 2).await?;
                answer.bytes += size;
                if size == 0 {
                    break;
                }
            }
        } else {
            self.skip(length).await?;
            answer.bytes = length;
        }
        Ok(answer)
    }

    async fn line(&mut self) -> Measured<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            return Err("the server closed the connection".into());
        }
        line.truncate(line.trim_end().len());
        Ok(line)
    }

    async fn skip(&mut self, mut bytes: usize) -> Measured {
        let mut buffer = [0; 16 * 1024];
        while bytes > 0 {
            let most = bytes.min(buffer.len());
            bytes -= self.stream.read_exact(&mut buffer[..most]).await?;
        }
        Ok(())
    }
}
