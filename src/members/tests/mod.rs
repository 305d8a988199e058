mod http;
mod lists;
mod numbers;
mod read;
