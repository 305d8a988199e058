mod http;
mod moderation;
mod rules;
