mod http;
mod read;
