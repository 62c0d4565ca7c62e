package lockmap.client;

/**
 * One event of a stream of server-sent events.
 *
 * @param name its type; {@code message} where the stream names none
 * @param data its data, lines separated by line feeds
 */
record SseEvent(String name, String data) {}
