//! What `bin/setup` does on machines that lack something: made up of a PATH that holds what they have.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// What every system has.
const ALWAYS: [&str; 16] = [
    "bash", "cat", "chmod", "cut", "dirname", "env", "head", "id", "mkdir", "mktemp", "rm", "sed", "sort",
    "tail", "touch", "uname",
];

struct Machine {
    dir: TempDir,
}

struct Said {
    succeeded: bool,
    text: String,
}

impl Machine {
    /// Rust that compiles for both halves, a C compiler, and wasm-bindgen.
    fn ready() -> Self {
        let machine = Self {
            dir: TempDir::new().expect("a directory"),
        };
        fs::create_dir(machine.bin()).expect("a directory");
        let real = |name| {
            let places = ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"].map(Path::new);
            places
                .iter()
                .map(|place| place.join(name))
                .find(|path| path.exists())
        };
        for name in ALWAYS {
            symlink(real(name).expect("a tool"), machine.bin().join(name)).expect("a link");
        }
        // There may be a PostgreSQL on the machine of the tests.
        machine.has("find", "exit 0");
        machine.has("cargo", "exit 0");
        machine.has("cc", "exit 0");
        machine.has(
            "rustc",
            "if [ \"$1\" = --version ]; then echo 'rustc 1.94.0 (x 2026-01-01)'; fi",
        );
        let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
        let (_, after) = lock
            .split_once("name = \"wasm-bindgen\"\nversion = \"")
            .expect("its version");
        let version = after.split('"').next().expect("its version");
        machine.has("wasm-bindgen", &format!("echo wasm-bindgen {version}"));
        machine
    }

    fn bin(&self) -> PathBuf {
        self.dir.path().join("bin")
    }

    fn has(&self, name: &str, does: &str) {
        let path = self.bin().join(name);
        // Never through a link: behind it is the real one of this machine.
        drop(fs::remove_file(&path));
        fs::write(&path, format!("#!/usr/bin/env bash\n{does}\n")).expect("a program");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("permissions");
    }

    fn lacks(&self, name: &str) {
        fs::remove_file(self.bin().join(name)).expect("it was there");
    }

    /// An ordinary user's, where `apt-get` brings a C compiler.
    fn debian_of_a_user() -> Self {
        let machine = Self::ready();
        machine.lacks("cc");
        machine.has("id", "echo 1000");
        let bin = machine.bin().display().to_string();
        machine.has(
            "apt-get",
            &format!("echo \"$*\" >>{bin}/../asked; [ -n \"${{AS_ROOT:-}}\" ] && touch {bin}/cc && chmod +x {bin}/cc"),
        );
        machine
    }

    fn set_up(&self, tests: bool) -> Said {
        let output = Command::new(self.bin().join("bash"))
            .arg("bin/setup")
            .args(tests.then_some("--tests"))
            .current_dir(root())
            .env_clear()
            .env("PATH", self.bin())
            .env("HOME", self.dir.path())
            .env("CARGO_TARGET_DIR", self.dir.path().join("target"))
            .env("SAPA_DEBIAN_BIN", self.dir.path().join("debian"))
            .output()
            .expect("bash");
        let text = [output.stdout, output.stderr].concat();
        Said {
            succeeded: output.status.success(),
            text: String::from_utf8(text).expect("text"),
        }
    }

    /// Says what is missing, and the command for each of the three systems.
    fn asks_for(&self, what: &str, debian: &str, fedora: &str, macos: &str) {
        let said = self.set_up(what == "PostgreSQL's server" || what == "Chromium" || what == "Node");
        assert!(!said.succeeded, "{}", said.text);
        for line in [
            format!("{what}: missing"),
            format!("Debian: {debian}"),
            format!("Fedora: {fedora}"),
            format!("macOS:  {macos}"),
        ] {
            assert!(said.text.contains(&line), "{line} is not in\n{}", said.text);
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

const RUSTUP: &str = "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh";

#[test]
fn setup_says_nothing_where_all_is_there() {
    let said = Machine::ready().set_up(false);
    assert!(said.succeeded && said.text.is_empty(), "{}", said.text);
}

#[test]
fn setup_names_what_is_missing_and_what_brings_it_on_three_systems() {
    let machine = Machine::ready();
    machine.has("id", "echo 1000");
    for (lacks, what, debian, fedora, macos) in [
        (
            "cc",
            "A C compiler",
            "sudo apt-get install build-essential",
            "sudo dnf install gcc",
            "xcode-select --install",
        ),
        ("cargo", "Rust", RUSTUP, RUSTUP, RUSTUP),
    ] {
        machine.lacks(lacks);
        machine.asks_for(what, debian, fedora, macos);
    }
}

#[test]
fn setup_names_what_the_tests_lack() {
    let machine = Machine::ready();
    machine.has("id", "echo 1000");
    let debian = |packages| format!("sudo apt-get install {packages}");
    let fedora = |packages| format!("sudo dnf install {packages}");
    machine.asks_for(
        "PostgreSQL's server",
        &debian("postgresql"),
        &fedora("postgresql-server"),
        "brew install postgresql@17",
    );
    machine.has("initdb", "");
    machine.asks_for(
        "Chromium",
        &debian("chromium"),
        &fedora("chromium"),
        "brew install --cask chromium",
    );
    machine.has("chromium", "");
    machine.asks_for(
        "Node",
        &debian("nodejs npm"),
        &fedora("nodejs"),
        "brew install node",
    );
    machine.has("npm", "");
    assert!(machine.set_up(true).succeeded);
}

#[test]
fn setup_names_a_rust_that_is_too_old() {
    let machine = Machine::ready();
    machine.has("rustc", "echo 'rustc 1.85.0 (x 2025-01-01)'");
    let update = format!("rustup update, or {RUSTUP}");
    let what = format!("Rust {} (here is 1.85.0)", env!("CARGO_PKG_RUST_VERSION"));
    machine.asks_for(&what, &update, &update, &update);
}

#[test]
fn setup_names_the_target_of_the_browser_half_where_nothing_brings_it() {
    let machine = Machine::ready();
    machine.has("id", "echo 1000");
    machine.has(
        "rustc",
        "[ \"$1\" = --version ] && echo 'rustc 1.99.0 (x 2026-01-01)'",
    );
    machine.has("rustup", "exit 1");
    machine.asks_for(
        "A Rust for the browser half",
        "sudo apt-get install rustc-web cargo-web rust-web-src rust-web-llvm lld-22",
        "sudo dnf install rust-std-static-wasm32-unknown-unknown",
        "rustup target add wasm32-unknown-unknown",
    );
}

#[test]
fn setup_installs_by_sudo_for_a_user_who_has_it() {
    let machine = Machine::debian_of_a_user();
    machine.has("sudo", "AS_ROOT=yes exec \"$@\"");
    let said = machine.set_up(false);
    assert!(
        said.succeeded && said.text.contains("Installing A C compiler"),
        "{}",
        said.text
    );
    let asked = fs::read_to_string(machine.dir.path().join("asked")).expect("apt-get was asked");
    assert_eq!(asked, "install -y --no-install-recommends build-essential\n");
}

#[test]
fn setup_tells_a_user_whom_sudo_refuses_and_one_without_it() {
    let compiler = |machine: &Machine| {
        machine.asks_for(
            "A C compiler",
            "sudo apt-get install build-essential",
            "sudo dnf install gcc",
            "xcode-select --install",
        );
    };
    let machine = Machine::debian_of_a_user();
    compiler(&machine);
    assert!(
        !machine.dir.path().join("asked").exists(),
        "only root may ask apt-get"
    );
    machine.has("sudo", "exit 1");
    compiler(&machine);
}
