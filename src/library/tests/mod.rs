mod http;
mod rules;
mod store;
