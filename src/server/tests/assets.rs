//! The files of the site: compressed before anybody asks, tagged by what is in them, whole or from where a download broke off.

use crate::{
    server::asset,
    test_support::{TestApp, TestResponse},
};
use axum::{
    body::Body,
    http::{Method, header},
};

async fn ask(browser: &mut TestApp, path: &str, headers: &[(&str, &str)]) -> TestResponse {
    let mut request = browser.request(Method::GET, path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser
        .answer(request.body(Body::empty()).expect("a request"))
        .await
}

fn said<'a>(answer: &'a TestResponse, name: &str) -> &'a str {
    answer
        .headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap_or_default())
}

#[tokio::test]
async fn each_encoding_of_a_file_has_its_own_tag_and_who_knows_it_is_told_so() {
    let app = TestApp::sqlite().await;
    let mut browser = app.stranger();
    for path in [asset("sapa.css"), asset("favicon.svg")] {
        let path = path.expect("a file of this build");
        let mut tags = Vec::new();
        for (accepted, encoding) in [("br, gzip", "br"), ("gzip", "gzip"), ("identity", "")] {
            let answer = ask(&mut browser, path, &[("accept-encoding", accepted)]).await;
            assert_eq!(
                (answer.status.as_u16(), said(&answer, "content-encoding")),
                (200, encoding),
                "{path}"
            );
            assert_eq!(said(&answer, "vary"), "accept-encoding");
            assert_eq!(said(&answer, "content-length"), answer.body.len().to_string());
            let tag = said(&answer, "etag").to_owned();
            let known = ask(
                &mut browser,
                path,
                &[("accept-encoding", accepted), ("if-none-match", &tag)],
            )
            .await;
            assert_eq!((known.status.as_u16(), known.body.len()), (304, 0), "{path}");
            tags.push(tag);
        }
        tags.sort();
        tags.dedup();
        assert_eq!(tags.len(), 3, "{path}: {tags:?}");
    }
}

#[tokio::test]
async fn a_download_that_broke_off_goes_on_where_it_stopped_unless_the_file_is_another_one() {
    let app = TestApp::sqlite().await;
    let mut browser = app.stranger();
    let path = asset("sapa.css").expect("the stylesheet");
    let br = ("accept-encoding", "br");
    let whole = ask(&mut browser, path, &[br]).await;
    let (tag, length) = (said(&whole, "etag").to_owned(), whole.body.len());
    assert_eq!(said(&whole, header::ACCEPT_RANGES.as_str()), "bytes");

    let rest = ask(
        &mut browser,
        path,
        &[br, ("range", "bytes=100-"), ("if-range", &tag)],
    )
    .await;
    assert_eq!(rest.status, 206);
    assert_eq!(
        said(&rest, "content-range"),
        format!("bytes 100-{}/{length}", length - 1)
    );
    assert_eq!(rest.body, whole.body[100..]);
    assert_eq!(said(&rest, "content-encoding"), "br");

    // The beginning of another version, or of the same one in another encoding.
    for other in ["\"another\"", said(&ask(&mut browser, path, &[]).await, "etag")] {
        let answer = ask(
            &mut browser,
            path,
            &[br, ("range", "bytes=100-"), ("if-range", other)],
        )
        .await;
        assert_eq!((answer.status.as_u16(), answer.body.len()), (200, length));
    }
    let past = ask(&mut browser, path, &[br, ("range", "bytes=99999999-")]).await;
    assert_eq!(
        (past.status.as_u16(), said(&past, "content-range")),
        (416, format!("bytes */{length}").as_str())
    );
}
