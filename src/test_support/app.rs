//! One application under test.

use super::TestResponse;
use crate::{
    auth::{AccountId, Role, store as accounts},
    db::{Actor, Db, Tx, create_beside, new_id},
    i18n::Lang,
    server::{App, Config, connections, router},
    time::Millis,
};
use axum::{
    Router,
    body::Body,
    http::{Method, Request, header, request::Builder},
    response::Response,
};
use clap::Parser;
use sqlx::{Any, AssertSqlSafe, Decode, Type};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};
use tempfile::TempDir;
use tokio::{
    io::{DuplexStream, duplex},
    net::TcpListener,
};
use tower::ServiceExt;

/// Tuesday, 24 November 2026, 10.00 in Lubuklinggau.
pub const NOW: Millis = Millis(1_795_489_200_000);

#[derive(Parser)]
struct OnlyConfig {
    #[command(flatten)]
    config: Config,
}

/// Requests made through it carry the cookies that earlier responses set, as a browser's would.
#[derive(Clone)]
pub struct TestApp {
    pub app: App,
    router: Router,
    cookies: Vec<(String, String)>,
    _dir: Arc<TempDir>,
}

impl TestApp {
    pub async fn sqlite() -> Self {
        Self::with_settings(&[]).await
    }

    /// With settings of its own: `["--public-url", "https://perpus.example"]`.
    pub async fn with_settings(settings: &[&str]) -> Self {
        let dir = TempDir::new().expect("a temporary directory");
        let url = format!("sqlite://{}", dir.path().join("test.db").display());
        Self::on(dir, &url, settings).await
    }

    /// A fresh database on the server that `SAPA_TEST_POSTGRES` names, if it does.
    pub async fn postgres() -> Option<Self> {
        let server = std::env::var("SAPA_TEST_POSTGRES").ok()?;
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "sapa_test_{}_{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let url = create_beside(&server, &name).await.expect("a new database");
        Some(Self::on(TempDir::new().expect("a temporary directory"), &url, &[]).await)
    }

    async fn on(dir: TempDir, url: &str, settings: &[&str]) -> Self {
        let data = dir.path().display().to_string();
        let arguments = ["sapa", "--data", &data, "--database-url", url];
        let config = OnlyConfig::parse_from(arguments.iter().chain(settings)).config;
        let db = Db::open(url).await.expect("the database");
        db.migrate().await.expect("migrations");
        let app = App::with_fixed_clock(config, db, NOW);
        Self {
            router: router(&app),
            app,
            cookies: Vec::new(),
            _dir: Arc::new(dir),
        }
    }

    /// The same application seen by a browser without cookies.
    #[must_use]
    pub fn stranger(&self) -> Self {
        Self {
            cookies: Vec::new(),
            ..self.clone()
        }
    }

    /// The same application behind other routes.
    #[must_use]
    pub fn over(&self, router: Router) -> Self {
        Self {
            router,
            ..self.clone()
        }
    }

    /// The same application seen by a new account with `role`, signed in.
    pub async fn with_role(&self, role: Role) -> Self {
        let (mut seen, _) = (self.stranger(), ());
        seen.sign_in_as(role).await;
        seen
    }

    /// Makes an account with `role` and signs this browser in.
    pub async fn sign_in_as(&mut self, role: Role) -> AccountId {
        let id = new_id(self.app.now());
        let token = crate::db::new_token();
        let account = accounts::NewAccount {
            id,
            name: format!("Uji {role}"),
            email: Some(format!("{role}-{id}@contoh.sapa.test")),
            phone: None,
            member_number: None,
            password_hash: None,
            role,
            demonstration: false,
        };
        let mut tx = self.write().await;
        accounts::insert(&mut tx, &account, Lang::Id)
            .await
            .expect("an account");
        accounts::insert_session(&mut tx, &token, id, "test")
            .await
            .expect("a session");
        tx.commit().await.expect("commit");
        self.cookies.push(("sapa".into(), token));
        id
    }

    /// Serves this application on a port of its own, for what needs a real connection, and gives `127.0.0.1:port`.
    pub async fn listen(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(connections::accept(
            listener,
            self.router.clone(),
            self.app.closing(),
        ));
        address
    }

    /// A line to this application that holds so many bytes each way and no more: of a kernel's nobody knows.
    pub fn narrow_line(&self, bytes: usize) -> DuplexStream {
        let (line, far_end) = duplex(bytes);
        let peer = SocketAddr::from(([127, 0, 0, 1], 0));
        tokio::spawn(connections::answer(
            far_end,
            peer,
            self.router.clone(),
            self.app.closing(),
        ));
        line
    }

    /// The same browser before a new process on the same database: everything that the old one held in memory is gone.
    pub async fn after_a_kill(&self) -> Self {
        self.app.closing().cancel();
        self.beside().await
    }

    /// The same browser before a second process on the same database.
    pub async fn beside(&self) -> Self {
        self.beside_with(self.app.config().clone()).await
    }

    async fn beside_with(&self, config: Config) -> Self {
        let db = Db::open(&config.database_url()).await.expect("the database");
        let app = App::with_fixed_clock(config, db, self.app.now());
        Self {
            router: router(&app),
            app,
            ..self.clone()
        }
    }

    /// The same browser before a second process on the same database, which other processes reach.
    pub async fn beside_and_reachable(&self) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let mut config = self.app.config().clone();
        config.peer = Some(listener.local_addr().expect("an address").to_string());
        let second = self.beside_with(config).await;
        tokio::spawn(connections::accept(
            listener,
            second.router.clone(),
            second.app.closing(),
        ));
        second
    }

    /// This application seen by the browser of `other`, as after a restart.
    #[must_use]
    pub fn with_cookies_of(&self, other: &Self) -> Self {
        Self {
            cookies: other.cookies.clone(),
            ..self.clone()
        }
    }

    /// What this browser would send as `Cookie`.
    pub fn cookie_header(&self) -> String {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        cookies.collect::<Vec<_>>().join("; ")
    }

    /// The one value that `sql` finds.
    pub async fn scalar<T>(&self, sql: impl Into<String>) -> T
    where
        T: Send + Unpin + Type<Any> + for<'r> Decode<'r, Any>,
    {
        sqlx::query_scalar(AssertSqlSafe(sql.into()))
            .fetch_one(&mut *self.app.db().read().await.expect("a connection"))
            .await
            .expect("a value")
    }

    /// A transaction behind the application's back.
    pub async fn write(&self) -> Tx {
        let tx = self.app.db().write(self.app.now(), Actor::default()).await;
        tx.expect("a transaction")
    }

    /// What `sql` does to the database behind the application's back.
    pub async fn change(&self, sql: impl Into<String>) {
        let mut tx = self.write().await;
        let done = sqlx::query(AssertSqlSafe(sql.into())).execute(&mut *tx).await;
        done.expect("a change");
        tx.commit().await.expect("commit");
    }

    pub async fn get(&mut self, path: &str) -> TestResponse {
        self.send(Method::GET, path, Body::empty(), None).await
    }

    /// Sends a form as a browser without JavaScript does, from the page at `from`.
    pub async fn submit(&mut self, from: &str, action: &str, fields: &[(&str, &str)]) -> TestResponse {
        let body = serde_urlencoded::to_string(fields).expect("a form");
        self.send(Method::POST, action, Body::from(body), Some(from))
            .await
    }

    /// Sends a form with a file, as a browser without JavaScript does, from the page at `from`.
    pub async fn upload(
        &mut self,
        from: &str,
        action: &str,
        fields: &[(&str, &str)],
        (name, file): (&str, &[u8]),
    ) -> TestResponse {
        let part = |name: &str| format!("--tepi\r\nContent-Disposition: form-data; name=\"{name}\"");
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("{}\r\n\r\n{value}\r\n", part(name)).bytes());
        }
        body.extend(format!("{}; filename=\"{name}\"\r\n\r\n", part("file")).bytes());
        body.extend(file);
        body.extend(b"\r\n--tepi--\r\n");
        let request = self
            .request(Method::POST, action)
            .header(header::ACCEPT, "text/html")
            .header(header::REFERER, format!("http://127.0.0.1{from}"))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=tepi");
        self.answer(request.body(Body::from(body)).expect("a request"))
            .await
    }

    /// Calls a server function as an island does.
    pub async fn call(&mut self, action: &str, fields: &[(&str, &str)]) -> TestResponse {
        let body = serde_urlencoded::to_string(fields).expect("a form");
        let request = self
            .request(Method::POST, action)
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.answer(request.body(Body::from(body)).expect("a request"))
            .await
    }

    async fn send(&mut self, method: Method, path: &str, body: Body, from: Option<&str>) -> TestResponse {
        let mut request = self.request(method, path).header(header::ACCEPT, "text/html");
        if let Some(from) = from {
            request = request
                .header(header::REFERER, format!("http://127.0.0.1{from}"))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        self.answer(request.body(body).expect("a request")).await
    }

    /// A request with this browser's cookies, to be finished by hand: an upload, a socket.
    pub fn request(&self, method: Method, path: &str) -> Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1")
            .header(header::COOKIE, self.cookie_header())
    }

    /// The answer to a request, its body yet to be read: what streams never ends.
    pub async fn open(&self, path: &str) -> Response {
        self.open_with(self.request(Method::GET, path)).await
    }

    /// Like [`Self::open`], with headers of its own.
    pub async fn open_with(&self, request: Builder) -> Response {
        let request = request.body(Body::empty()).expect("a request");
        self.router.clone().oneshot(request).await.expect("an answer")
    }

    /// Sends a request made by hand, such as an upload.
    pub async fn answer(&mut self, request: Request<Body>) -> TestResponse {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let response = TestResponse::read(response).await;
        for cookie in response.cookies() {
            self.cookies.retain(|(name, _)| *name != cookie.0);
            if !cookie.1.is_empty() {
                self.cookies.push(cookie);
            }
        }
        response
    }
}
