//! An answer, read whole.

use axum::{
    body::to_bytes,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};

#[derive(Debug)]
pub struct TestResponse {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// The body as it came, for what is no text.
    pub body: Vec<u8>,
}

impl TestResponse {
    pub(super) async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        Self {
            status: parts.status,
            headers: parts.headers,
            // Leptos marks where its nodes end; a reader does not see that.
            text: String::from_utf8_lossy(&bytes).replace("<!>", ""),
            body: bytes.into(),
        }
    }

    /// Where it redirects to.
    pub fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Name and value of each cookie set; a cleared one has an empty value.
    pub fn cookies(&self) -> Vec<(String, String)> {
        let set = self
            .headers
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        set.filter_map(|cookie| cookie.split(';').next()?.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    /// # Panics
    /// With the whole text, when `needle` is missing.
    pub fn says(&self, needle: &str) -> &Self {
        assert!(
            self.text.contains(needle),
            "{needle:?} is not in the answer {}:\n{}",
            self.status,
            self.text
        );
        self
    }
}
