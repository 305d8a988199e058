//! What no pad would send.

use super::{Phone, room};
use crate::{
    quizzes::{
        tests::builders::choice,
        wire::{Asked, STALE, Told, pack},
    },
    test_support::on_each_engine,
};
use axum::http::{HeaderValue, header};
use futures::{SinkExt, StreamExt};
use tokio_tungstenite::{
    connect_async,
    tungstenite::{self, Message, client::IntoClientRequest},
};

on_each_engine! {
    async fn a_frame_that_makes_no_sense_ends_the_connection_politely(app) {
        let mut room = room(&app, "sampah", &["Tapir Tekun"]).await;
        let whole = pack(&Asked::Answer { pin: room.pin, epoch: 1, no: 0, answer: choice(&[1]) });
        let cut = whole[..whole.len() - 1].to_vec();
        let longer = [&whole[..], &[0]].concat();
        // The third option of sixteen, which no question has.
        let beyond = [&cut[..], &[0x80, 0x01]].concat();
        // A text that says it is longer than the memory of any machine.
        let endless = [&[0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f][..], b"482913"].concat();
        for garbage in [Vec::new(), b"halo".to_vec(), vec![0xff; 9], cut, longer, beyond, endless] {
            let mut phone = Phone::connect(&room.browsers[0], room.server, room.pin, "pemain").await.expect("a seat");
            phone.send(garbage).await;
            while phone.hear().await.is_some() {}
        }
        for frame in [Message::text("halo"), Message::binary(vec![0; 5000])] {
            let mut phone = Phone::connect(&room.browsers[0], room.server, room.pin, "pemain").await.expect("a seat");
            phone.socket.send(frame).await.expect("sent");
            while phone.hear().await.is_some() {}
        }
        room.ask().await;
        assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Ok(()));
    }

    async fn a_flood_of_frames_ends_the_connection(app) {
        let room = room(&app, "banjir", &["Tapir Tekun"]).await;
        let mut phone = Phone::connect(&room.browsers[0], room.server, room.pin, "pemain").await.expect("a seat");
        for nonce in 0..60 {
            // It may be closed meanwhile.
            drop(phone.socket.send(Message::binary(pack(&Asked::Clock { nonce }))).await);
        }
        let mut clocks = 0;
        while let Some(told) = phone.hear().await {
            clocks += u32::from(matches!(told, Told::Clock { .. }));
        }
        assert!(clocks <= 20, "{clocks} answers");
    }

    async fn a_page_from_before_an_upgrade_is_told_to_load_itself_anew(app) {
        let room = room(&app, "lama", &[]).await;
        for version in ["", "&versi=", "&versi=00000000", "&versi=%ff"] {
            let url = format!("ws://{}/kuis/main/{}/soket?sebagai=layar{version}", room.server, room.pin);
            let (mut old, _) = connect_async(url).await.expect("a socket");
            let Some(Ok(Message::Close(Some(why)))) = old.next().await else { panic!("it was told something else") };
            assert_eq!(u16::from(why.code), STALE, "{version}");
        }
    }

    async fn a_socket_from_another_site_is_refused(app) {
        let room = room(&app, "asing", &[]).await;
        let url = format!("ws://{}/kuis/main/{}/soket?sebagai=layar", room.server, room.pin);
        let mut request = url.into_client_request().expect("a request");
        request.headers_mut().insert(header::ORIGIN, HeaderValue::from_static("https://evil.example"));
        let Err(tungstenite::Error::Http(refused)) = connect_async(request).await else { panic!("let in") };
        assert_eq!(refused.status(), 403);
    }
}
