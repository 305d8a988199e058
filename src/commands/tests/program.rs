//! The program itself, as somebody at a terminal runs it: an integration test of cargo, which has built it.

use sapa::db::create_beside;
use std::{
    env,
    fs::{self, File},
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output},
    thread::sleep,
    time::{Duration, Instant},
};
use tempfile::TempDir;

const STARTS_WITHIN: Duration = Duration::from_secs(120);
const MEMBERS: &str = "member_id,member_name,gender,member_type_name,member_email,expire_date\n\
    A001,Siti Rahma,1,Umum,siti@contoh.id,2027-01-01\n\
    ,Tanpa Nomor,1,Umum,,2027-01-01\n";

/// A library of its own, on either engine.
struct Library {
    dir: TempDir,
    database: Option<String>,
}

struct Server {
    child: Child,
    addr: SocketAddr,
    log: PathBuf,
}

impl Library {
    fn sapa(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_sapa"));
        command.args(arguments).env("SAPA_DATA", self.dir.path());
        command
    }

    /// Any program, told of the database alone.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_remove("SAPA_DATA").env_remove("SAPA_ADDR");
        match &self.database {
            Some(url) => command.env("DATABASE_URL", url),
            None => command.env_remove("DATABASE_URL"),
        };
        command
    }

    /// Runs `line` in a shell somewhere else, and gives what it said.
    fn paste(&self, line: &str) -> String {
        let elsewhere = TempDir::new().expect("a directory");
        let mut shell = self.command("sh");
        shell.args(["-c", line]).current_dir(elsewhere.path());
        let output = shell.output().expect("a shell");
        let said = [output.stdout, output.stderr].concat();
        String::from_utf8_lossy(&said).into_owned()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.sapa(arguments).output().expect("sapa")
    }

    fn succeeds(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
        said
    }

    fn refuses(&self, arguments: &[&str], why: &str) {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success() && said.contains(why),
            "{arguments:?}: {said}"
        );
    }

    /// Serves until the first page is there, and gives what it printed by then.
    fn serve(&self, arguments: &[&str]) -> (Server, String) {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let addr = free.local_addr().expect("its address");
        drop(free);
        let printed = self.dir.path().join("printed");
        let log = self.dir.path().join("log");
        let file = |path| File::create(path).expect("a file");
        let child = self
            .sapa(&[&["serve"], arguments].concat())
            .env("SAPA_ADDR", addr.to_string())
            .env_remove("RUST_LOG")
            .stdout(file(&printed))
            .stderr(file(&log))
            .spawn()
            .expect("sapa");
        let mut server = Server { child, addr, log };
        let begun = Instant::now();
        while !server
            .get("/")
            .is_some_and(|page| page.starts_with("HTTP/1.1 200"))
        {
            let gone = server.child.try_wait().expect("a child");
            assert!(gone.is_none() && begun.elapsed() < STARTS_WITHIN, "{gone:?}");
            sleep(Duration::from_millis(50));
        }
        (server, fs::read_to_string(printed).expect("what it printed"))
    }
}

impl Server {
    fn get(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(self.addr).ok()?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.addr
        )
        .ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some(answer)
    }

    /// What it logged of requests for `path`.
    fn logged(&self, path: &str) -> Vec<String> {
        let log = fs::read_to_string(&self.log).expect("a log");
        let lines = log.lines().filter(|line| line.contains(path));
        lines.map(str::to_owned).collect()
    }

    /// As systemd does.
    fn stop(mut self) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .expect("kill")
                .success()
        );
        assert!(self.child.wait().expect("its end").success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
    }
}

/// What whoever runs the server watches.
fn can_be_watched(server: &Server) {
    for _ in 0..3 {
        assert!(
            server
                .get("/readyz")
                .is_some_and(|answer| answer.starts_with("HTTP/1.1 200"))
        );
    }
    assert!(
        server
            .get("/healthz")
            .is_some_and(|answer| answer.starts_with("HTTP/1.1 200"))
    );
    let metrics = server.get("/metrics").expect("metrics");
    for said in [
        "sapa_requests_total{route=\"/readyz\",status=\"200\"} 3",
        "sapa_request_seconds_bucket{route=\"/readyz\",le=\"0.025\"}",
        "sapa_request_seconds_count{route=\"/healthz\"} 1",
        "sapa_sessions_open ",
        "sapa_db_connections ",
    ] {
        assert!(metrics.contains(said), "{said}: {metrics}");
    }
    // One line a request: what was asked, how it was answered, in how many milliseconds.
    let lines = server.logged("/readyz");
    assert_eq!(lines.len(), 3, "{lines:?}");
    for said in ["INFO", "id=", "GET", "200", "ms="] {
        assert!(lines.iter().all(|line| line.contains(said)), "{said}: {lines:?}");
    }
}

/// The line that the first start prints can be pasted as it is, but for the address.
fn makes_an_administrator(library: &Library, printed: &str) {
    let mut lines = printed.lines();
    let line = lines.find(|line| line.ends_with("user role YOUR-E-MAIL administrator"));
    let line = line.expect("a line to paste");
    let said = library.paste(&line.replace("YOUR-E-MAIL", "dewi@contoh.sapa.test"));
    assert!(said.contains("is now administrator"), "{line}: {said}");
}

fn from_the_first_start_to_a_restore(library: &Library) {
    let text = |path: &Path| path.to_str().expect("a path").to_owned();
    let backup = text(&library.dir.path().join("cadangan"));
    let members = library.dir.path().join("anggota.csv");
    fs::write(&members, MEMBERS).expect("a file");
    let members = text(&members);

    library.succeeds(&["migrate"]);
    library.succeeds(&["migrate"]);
    let (server, printed) = library.serve(&["--demo"]);
    for expected in [
        &server.addr.to_string(),
        "fikri@contoh.sapa.test",
        "dewi@contoh.sapa.test",
        "sapa lubuklinggau",
    ] {
        assert!(printed.contains(expected), "{expected}: {printed}");
    }
    can_be_watched(&server);
    makes_an_administrator(library, &printed);
    // While it serves: a backup, a dry run, an import; and no restore.
    library.succeeds(&["backup", &backup]);
    let dry = library.succeeds(&["import", "members", &members, "--dry-run"]);
    assert!(dry.contains("2 rows") && dry.contains("3: "), "{dry}");
    library.succeeds(&["import", "members", &members]);
    // Headings that say nothing to us.
    let odd = library.dir.path().join("aneh.csv");
    fs::write(&odd, "member_name,Kartu,expire_date\nBudi,B001,2027-01-01\n").expect("a file");
    let odd = text(&odd);
    let columns = ["--column", "number=Kartu"];
    let kept = library.succeeds(&[&["import", "members", &odd][..], &columns].concat());
    assert!(kept.contains("1 new"), "{kept}");
    library.refuses(
        &["import", "members", &odd, "--column", "number=Nomor"],
        "it has member_name, Kartu",
    );
    library.refuses(
        &["import", "members", &odd, "--column", "umur=Kartu"],
        "there are number, name",
    );
    library.refuses(&["import", "members", "tidak-ada.csv"], "No such file");
    library.refuses(&["restore", &backup, "--force"], "a server runs on this library");
    server.stop();

    library.refuses(&["restore", &backup], "--force");
    library.succeeds(&["restore", &backup, "--force"]);
    assert!(library.succeeds(&["seed"]).contains("filled before"));
    library.refuses(&["seed", "--size", "large"], "filled with --size demo");
    let (server, printed) = library.serve(&[]);
    assert!(!printed.contains("sapa lubuklinggau"), "{printed}");
    let groups = server.get("/diskusi").expect("a page");
    assert!(groups.contains("Anak-Anak Pelangi"), "{groups}");
    server.stop();
}

#[test]
fn a_library_on_sqlite_from_the_first_start_to_a_restore() {
    let dir = TempDir::new().expect("a directory");
    from_the_first_start_to_a_restore(&Library { dir, database: None });
}

#[tokio::test]
async fn a_library_on_postgresql_from_the_first_start_to_a_restore() {
    let Ok(server) = env::var("SAPA_TEST_POSTGRES") else {
        return;
    };
    let name = format!("sapa_program_{}", std::process::id());
    let database = create_beside(&server, &name).await.expect("a database");
    let dir = TempDir::new().expect("a directory");
    from_the_first_start_to_a_restore(&Library {
        dir,
        database: Some(database),
    });
}

#[test]
fn a_library_in_use_is_not_filled() {
    let dir = TempDir::new().expect("a directory");
    let library = Library { dir, database: None };
    library.succeeds(&["migrate"]);
    let add = [
        "user",
        "create",
        "--email",
        "rahma@contoh.id",
        "--name",
        "Rahma",
        "--role",
        "librarian",
    ];
    library.succeeds(&add);
    library.refuses(&["seed"], "people use this library");
    let (server, printed) = library.serve(&["--demo"]);
    assert!(!printed.contains("dewi@contoh.sapa.test"), "{printed}");
    server.stop();
}

#[test]
fn a_server_does_not_start_with_settings_that_no_mail_could_leave_with() {
    let dir = TempDir::new().expect("a directory");
    let library = Library { dir, database: None };
    // Taken, so that a start which goes on ends as well.
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let addr = taken.local_addr().expect("its address").to_string();
    for (option, value, setting) in [
        ("--smtp", "surat.example", "SAPA_SMTP"),
        ("--mail-from", "Perpustakaan", "SAPA_MAIL_FROM"),
    ] {
        library.refuses(&["--addr", &addr, option, value, "serve"], setting);
    }
}
