//! The server under test: `sapa` from the same directory, with a data directory of its own.

use crate::{Measured, browser::Connection};
use std::{
    env, fs,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const STARTS_WITHIN: Duration = Duration::from_secs(60);

/// Where one run keeps its database.
pub struct Library {
    pub data: PathBuf,
    pub database_url: Option<String>,
    /// The same after each restart, as a real server's.
    addr: SocketAddr,
}

impl Library {
    /// A fresh SQLite library; `DATABASE_URL` is not looked at.
    pub fn fresh(name: &str) -> Measured<Self> {
        let data = env::temp_dir().join(format!("sapa-bench-{name}-{}", std::process::id()));
        fs::create_dir_all(&data)?;
        Ok(Self {
            data,
            database_url: None,
            addr: TcpListener::bind("127.0.0.1:0")?.local_addr()?,
        })
    }

    pub fn url(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}", self.data.join("sapa.db").display()))
    }

    fn command(&self) -> Measured<Command> {
        let mut command = Command::new(sibling("sapa")?);
        command
            .env("SAPA_DATA", &self.data)
            .env("RUST_LOG", "error")
            .env("SAPA_BEHIND_PROXY", "true")
            .stdout(Stdio::null());
        match &self.database_url {
            Some(url) => command.env("DATABASE_URL", url),
            None => command.env_remove("DATABASE_URL"),
        };
        Ok(command)
    }

    /// Runs `sapa seed --size SIZE` to its end.
    pub fn seed(&self, size: &str) -> Measured {
        let status = self.command()?.args(["seed", "--size", size]).status()?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("sapa seed --size {size}: {status}").into())
        }
    }

    /// Starts the server and waits for its first answer.
    pub async fn serve(&self) -> Measured<Served> {
        let (addr, begun) = (self.addr, Instant::now());
        let child = self
            .command()?
            .arg("serve")
            .env("SAPA_ADDR", addr.to_string())
            .spawn()?;
        let pid = child.id();
        while begun.elapsed() < STARTS_WITHIN {
            if let Ok(mut connection) = Connection::open(addr).await
                && connection
                    .get("/healthz")
                    .await
                    .is_ok_and(|answer| answer.status == 200)
            {
                return Ok(Served { addr, child, pid });
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Err("the server did not start".into())
    }
}

impl Drop for Library {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.data);
    }
}

/// A running server.
pub struct Served {
    pub addr: SocketAddr,
    child: Child,
    pid: u32,
}

impl Served {
    /// CPU time so far, all threads, user and system.
    pub fn cpu(&self) -> Measured<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.pid))?;
        // After the command's name in parentheses, utime and stime are the 12th and 13th fields, in 10 ms ticks.
        let fields = stat.rsplit_once(')').ok_or("an unreadable /proc stat")?.1;
        let ticks: u64 = fields
            .split_whitespace()
            .skip(11)
            .take(2)
            .filter_map(|ticks| ticks.parse::<u64>().ok())
            .sum();
        Ok(Duration::from_millis(ticks * 10))
    }

    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// `kill -9`, and waits until it is gone.
    pub fn kill(mut self) -> Measured {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Served {
    /// A bench that fails half-way leaves no server behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn sibling(name: &str) -> Measured<PathBuf> {
    let here = env::current_exe()?;
    Ok(here.parent().unwrap_or(Path::new(".")).join(name))
}
