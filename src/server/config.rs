//! Settings of one installation, from the environment. Each has a default that suits a first try on one's own machine.

use super::mailer;
use crate::i18n::Zone;
use clap::Args;
use std::{net::SocketAddr, path::PathBuf};

#[derive(Debug, Clone, Args)]
pub struct Config {
    /// Address to listen on.
    #[arg(long, env = "SAPA_ADDR", default_value = "127.0.0.1:3000")]
    pub addr: SocketAddr,
    /// Where the SQLite database and the file mailbox live.
    #[arg(long, env = "SAPA_DATA", default_value = "data")]
    pub data: PathBuf,
    /// `postgres://…` for a library that has outgrown one machine; SQLite in the data directory otherwise.
    #[arg(long, env = "DATABASE_URL")]
    pub database_url: Option<String>,
    /// Where other processes on the same PostgreSQL reach this one, `host:port`; where it listens by default.
    #[arg(long, env = "SAPA_PEER")]
    pub peer: Option<String>,
    /// The address people use. With `https://…`, cookies are `__Host-` and Secure and HSTS is sent.
    #[arg(long, env = "SAPA_URL")]
    pub public_url: Option<String>,
    /// `smtps://user:password@host` or `smtp://user:password@host:587?tls=required`; without it mails are files in `mail/` of
    /// the data directory, for trying things out: each for 30 days.
    #[arg(long, env = "SAPA_SMTP")]
    pub smtp: Option<String>,
    /// The sender of mails.
    #[arg(long, env = "SAPA_MAIL_FROM", default_value = "Perpustakaan <sapa@localhost>")]
    pub mail_from: String,
    /// IANA name of the library's time zone.
    #[arg(long, env = "SAPA_TIME_ZONE", default_value = "Asia/Jakarta", value_parser = Zone::named)]
    pub zone: Zone,
    /// Trust `X-Forwarded-For` of a reverse proxy on this machine for rate limits.
    #[arg(long, env = "SAPA_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Lets a collector on another machine read `/metrics` with `Authorization: Bearer …`; this machine always may.
    #[arg(long, env = "SAPA_METRICS_TOKEN")]
    pub metrics_token: Option<String>,
    /// Logs for machines.
    #[arg(long, env = "SAPA_LOG_JSON")]
    pub log_json: bool,
}

impl Config {
    /// Refuses what no server should start with.
    ///
    /// # Errors
    /// What is wrong, with the name of the setting.
    pub fn check(&self) -> Result<(), String> {
        mailer::check(self)
    }

    #[must_use]
    pub fn database_url(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}", self.data.join("sapa.db").display()))
    }

    #[must_use]
    pub fn peer_address(&self) -> String {
        self.peer.clone().unwrap_or_else(|| self.addr.to_string())
    }

    /// Without a trailing slash.
    #[must_use]
    pub fn public_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.addr),
        }
    }

    /// What every cookie ends with: over TLS it travels by TLS alone.
    #[must_use]
    pub fn cookie_flags(&self) -> &'static str {
        if self.is_secure() { "; Secure" } else { "" }
    }

    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url().starts_with("https://")
    }
}
