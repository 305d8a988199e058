mod anonymity;
mod export;
mod http;
mod input;
mod kiosk;
mod rules;
mod staff;
mod support;
