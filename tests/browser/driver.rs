//! `WebDriver` over plain HTTP: a browser, and what a test does with it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A browser with one page.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

/// One request, and the value of its answer.
fn request(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let text = body.to_string();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(|e| e.to_string())?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}",
        text.len()
    );
    stream
        .write_all(head.as_bytes())
        .map_err(|e| e.to_string())?;
    let mut reader = BufReader::new(stream);
    let (mut line, mut length) = (String::new(), 0);
    while reader.read_line(&mut line).map_err(|e| e.to_string())? > 2 {
        if let Some(n) = line.to_lowercase().strip_prefix("content-length:") {
            length = n.trim().parse().map_err(|_| "no length")?;
        }
        line.clear();
    }
    let mut answer = vec![0; length];
    reader.read_exact(&mut answer).map_err(|e| e.to_string())?;
    let body = String::from_utf8_lossy(&answer);
    let mut value: Value = serde_json::from_str(&body).map_err(|e| format!("{e}: {body}"))?;
    let value = value["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(format!("{error}: {}", value["message"])),
        None => Ok(value),
    }
}

/// A port that is free now.
fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its address").port()
}

impl Browser {
    /// A browser; none where this machine has no driver and none is asked for.
    pub fn new() -> Option<Self> {
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let driver = match driver {
            Ok(driver) => driver,
            Err(error) => {
                let wanted = std::env::var_os("RANK_BROWSER").is_some_and(|v| v == "1");
                assert!(!wanted, "chromedriver: {error}");
                eprintln!("skipped: there is no chromedriver here");
                return None;
            }
        };
        let mut browser = Self {
            driver,
            port,
            session: String::new(),
        };
        let options = json!({ "capabilities": { "alwaysMatch": {
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": { "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--window-size=1280,1600"
            ] }
        } } });
        let begun = Instant::now();
        loop {
            match request(port, "POST", "/session", &options) {
                Ok(value) => {
                    browser.session = value["sessionId"]
                        .as_str()
                        .map_or_else(String::new, str::to_owned);
                    return Some(browser);
                }
                Err(error) if begun.elapsed() > Duration::from_mins(1) => panic!("{error}"),
                Err(_) => std::thread::sleep(Duration::from_millis(200)),
            }
        }
    }

    fn post(&self, what: &str, body: &Value) -> Value {
        let path = format!("/session/{}/{what}", self.session);
        request(self.port, "POST", &path, body).unwrap_or_else(|e| panic!("{what}: {e}"))
    }

    /// Opens a file, with what stands behind its name in the address.
    pub fn open(&self, file: &Path, behind: &str) {
        // A page that is there already would only move to another place of itself.
        self.post("url", &json!({ "url": "about:blank" }));
        self.post(
            "url",
            &json!({ "url": format!("file://{}{behind}", file.display()) }),
        );
    }

    /// What a script returns that runs in the page.
    pub fn run(&self, script: &str) -> Value {
        self.post("execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Types keys while an element that a selector finds has the focus.
    pub fn keys(&self, selector: &str, keys: &str) {
        let found = self.post(
            "element",
            &json!({ "using": "css selector", "value": selector }),
        );
        let id = found
            .as_object()
            .and_then(|o| o.values().next())
            .and_then(Value::as_str);
        self.post(
            &format!("element/{}/value", id.expect("an element")),
            &json!({ "text": keys }),
        );
    }

    /// A command of the browser's own protocol.
    pub fn command(&self, name: &str, parameters: &Value) -> Value {
        self.post(
            "goog/cdp/execute",
            &json!({ "cmd": name, "params": parameters }),
        )
    }

    /// What the browser wrote down: into its console, or of its requests.
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.post("se/log", &json!({ "type": kind }));
        log.as_array().cloned().unwrap_or_default()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let path = format!("/session/{}", self.session);
        let _ = request(self.port, "DELETE", &path, &json!({}));
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
