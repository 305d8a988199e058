//! The program itself, as somebody at a terminal runs it: an integration test of cargo, which has built it.

use sapa::db::create_beside;
use std::{
    env,
    fs::{self, File},
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
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
}

impl Library {
    fn sapa(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sapa"));
        command
            .args(arguments)
            .env("SAPA_DATA", self.dir.path())
            .env_remove("SAPA_ADDR");
        match &self.database {
            Some(url) => command.env("DATABASE_URL", url),
            None => command.env_remove("DATABASE_URL"),
        };
        command
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
    fn serve(&self) -> (Server, String) {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let addr = free.local_addr().expect("its address");
        drop(free);
        let log = self.dir.path().join("printed");
        let printed = File::create(&log).expect("a file");
        let child = self
            .sapa(&["serve", "--demo"])
            .env("SAPA_ADDR", addr.to_string())
            .stdout(printed)
            .spawn()
            .expect("sapa");
        let mut server = Server { child, addr };
        let begun = Instant::now();
        while !server
            .get("/")
            .is_some_and(|page| page.starts_with("HTTP/1.1 200"))
        {
            let gone = server.child.try_wait().expect("a child");
            assert!(gone.is_none() && begun.elapsed() < STARTS_WITHIN, "{gone:?}");
            sleep(Duration::from_millis(50));
        }
        (server, fs::read_to_string(log).expect("what it printed"))
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

fn from_the_first_start_to_a_restore(library: &Library) {
    let text = |path: &Path| path.to_str().expect("a path").to_owned();
    let backup = text(&library.dir.path().join("cadangan"));
    let members = library.dir.path().join("anggota.csv");
    fs::write(&members, MEMBERS).expect("a file");
    let members = text(&members);

    library.succeeds(&["migrate"]);
    library.succeeds(&["migrate"]);
    let (server, printed) = library.serve();
    for expected in [
        &server.addr.to_string(),
        "fikri@contoh.sapa.test",
        "dewi@contoh.sapa.test",
        "sapa lubuklinggau",
    ] {
        assert!(printed.contains(expected), "{expected}: {printed}");
    }
    // While it serves: a backup, a dry run, an import; and no restore.
    library.succeeds(&["backup", &backup]);
    let dry = library.succeeds(&["import", "members", &members, "--dry-run"]);
    assert!(dry.contains("2 rows") && dry.contains('3'), "{dry}");
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
    library.succeeds(&["seed"]);
    let (server, _) = library.serve();
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
