//! A client that has one connection, and knows just enough HTTP.

use crate::program::DEADLINE;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

pub(crate) struct Client {
    pub(crate) stream: BufReader<TcpStream>,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Client {
    pub(crate) fn new(address: &str) -> Self {
        let stream = TcpStream::connect(address).expect("the service listens");
        stream.set_read_timeout(Some(DEADLINE)).expect("a limit can be set");
        stream.set_nodelay(true).expect("it can be set");
        Self { stream: BufReader::new(stream) }
    }

    pub(crate) fn order(&mut self, order: &str) -> Answer {
        self.send_order(order);
        self.answer()
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.send(&format!("GET {path}"), "", "").expect("it can be sent");
        self.answer()
    }

    pub(crate) fn send_order(&mut self, order: &str) {
        self.try_send_order(order).expect("it can be sent");
    }

    /// Fails if the service has closed the connection, and is known to have.
    pub(crate) fn try_send_order(&mut self, order: &str) -> io::Result<()> {
        self.send("POST /orders", "content-type: application/json\r\n", order)
    }

    pub(crate) fn send(&mut self, what: &str, headers: &str, body: &str) -> io::Result<()> {
        let length = body.len();
        let request = format!("{what} HTTP/1.1\r\nhost: test\r\n{headers}content-length: {length}\r\n\r\n{body}");
        self.stream.get_mut().write_all(request.as_bytes())
    }

    pub(crate) fn answer(&mut self) -> Answer {
        self.try_answer().expect("an answer comes")
    }

    /// None if the service has closed the connection instead. Part of an answer is an error.
    pub(crate) fn try_answer(&mut self) -> Option<Answer> {
        match self.stream.fill_buf() {
            Ok([]) => return None,
            // The service closed the connection before it had read everything.
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => return None,
            Err(error) => panic!("no answer comes: {error}"),
            Ok(_) => (),
        }
        let first = self.line();
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let mut headers = Vec::new();
        loop {
            let line = self.line();
            let Some((name, value)) = line.split_once(": ") else { break };
            headers.push((name.to_lowercase(), value.to_owned()));
        }
        let mut answer = Answer { status, headers, body: String::new() };
        let length = answer.header("content-length").expect("a length").parse().expect("a number");
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).expect("the body comes");
        answer.body = String::from_utf8(body).expect("text");
        Some(answer)
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream.read_line(&mut line).expect("a line comes");
        line.trim_end().to_owned()
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The number of the order that was taken.
    pub(crate) fn id(&self) -> u64 {
        assert_eq!(self.status, 201, "{}", self.body);
        let receipt: serde_json::Value = serde_json::from_str(&self.body).expect("a receipt");
        receipt["id"].as_u64().expect("a number")
    }
}
