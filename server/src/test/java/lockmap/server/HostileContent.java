package lockmap.server;

import static lockmap.server.HostileInput.get;
import static lockmap.server.HostileInput.json;
import static lockmap.server.HostileInput.request;
import static lockmap.server.HostileInput.withBody;

import java.util.List;
import lockmap.server.HostileInput.Theme;

/** Requests that are well-formed HTTP and ask for something that they must not get. */
final class HostileContent {

  private HostileContent() {}

  static List<Theme> themes() {
    return List.of(keys(), values(), batches(), swaps(), numbers(), queries());
  }

  private static Theme keys() {
    return new Theme("Keys")
        .stays("404 no-such-key", "of 1024 bytes", get("/store/" + "k".repeat(1024)))
        .stays("400 bad-key", "of 1025 bytes", get("/store/" + "k".repeat(1025)))
        .stays("404 no-such-key", "of 1024 bytes, escaped", get("/store/" + "%6b".repeat(1024)))
        .stays(
            "400 bad-key", "of 1026 bytes in 513 characters", get("/store/" + "%C3%A4".repeat(513)))
        .stays(
            "404 no-such-key",
            "of 1024 bytes in 256 characters",
            get("/store/" + "%F0%9F%94%92".repeat(256)))
        .stays("400 bad-key", "empty", get("/store/"))
        .stays("400 bad-key", "empty, to write", withBody("PUT", "/store/", "x"))
        .stays("400 bad-key", "a lone %", get("/store/%"))
        .stays("400 bad-key", "half an escape", get("/store/a%4"))
        .stays("400 bad-key", "no hexadecimal", get("/store/%zz"))
        .stays("400 bad-key", "a sign in an escape", get("/store/%+1"))
        .stays("400 bad-key", "an IIS escape", get("/store/%u0041"))
        .stays("400 bad-key", "raw bytes that are no ASCII", get("/store/\303\244"))
        .stays("400 bad-key", "half a character", get("/store/%C3"))
        .stays("400 bad-key", "a stray continuation", get("/store/%80"))
        .stays("400 bad-key", "an overlong slash", get("/store/%C0%AF"))
        .stays("400 bad-key", "an overlong slash of 3 bytes", get("/store/%E0%80%AF"))
        .stays("400 bad-key", "an overlong NUL", get("/store/%C0%80"))
        .stays("400 bad-key", "a surrogate", get("/store/%ED%A0%80"))
        .stays("400 bad-key", "a pair of surrogates", get("/store/%ED%A0%BD%ED%B2%A9"))
        .stays("400 bad-key", "past Unicode", get("/store/%F4%90%80%80"))
        .stays("400 bad-key", "5 bytes", get("/store/%F8%88%80%80%80"))
        .stays("400 bad-key", "FF", get("/store/%FF"))
        .stays("404 no-such-key", "%00", get("/store/a%00b"))
        .stays("404 no-such-key", "%0D%0A", get("/store/a%0D%0ASet-Cookie:%20b"))
        .stays("404 no-such-key", "escaped twice", get("/store/%252e%252e"))
        .stays("400 bad-key", ".", get("/store/."))
        .stays("400 bad-key", "..", get("/store/../status"))
        .stays("400 bad-key", "%2e%2e", get("/store/%2e%2E/status"))
        .stays("400 bad-key", "..%2F", get("/store/a/..%2Fb"))
        .stays("404 no-such-key", "three dots", get("/store/..."))
        .stays("404 no-such-key", ";", get("/store/own;x=1"))
        .stays("404 no-such-key", "//", get("/store//own"))
        .stays("404 no-such-key", "a slash behind it", get("/store/own/"))
        .stays("404 no-such-key", "%3F", get("/store/own%3Fformat=json"))
        .stays("404 no-such-key", "a backslash", get("/store/..%5Cown"))
        .stays("404 no-such-key", "+", get("/store/o+n"))
        .stays("404 no-such-key", "a byte order mark", get("/store/%EF%BB%BFown"))
        .stays("400 bad-key", "to watch: half a character", get("/watch_key/%C3"))
        .stays("400 bad-key", "to watch: ..", get("/watch?key=.."));
  }

  private static Theme values() {
    return new Theme("Values")
        .stays("400 bad-body", "half a character", withBody("PUT", "/store/own", "\303"))
        .stays("400 bad-body", "an overlong NUL", withBody("PUT", "/store/own", "\300\200"))
        .stays("400 bad-body", "a surrogate", withBody("PUT", "/store/own", "\355\240\200"))
        .stays("400 bad-body", "FF", withBody("PUT", "/store/own", "\377"))
        .stays("201", "of the largest size", withBody("PUT", "/store/big", "v".repeat(1 << 20)))
        .stays(
            "413 too-large",
            "a byte too large",
            withBody("PUT", "/store/a", "v".repeat((1 << 20) + 1)))
        .stays(
            "413 too-large",
            "as large as is drained",
            withBody("PUT", "/store/a", "v".repeat(16 << 20)))
        .stays(
            "204",
            "a script, which stays plain text",
            withBody("PUT", "/store/own", "<script>alert(1)</script>", "Content-Type: text/html"));
  }

  private static Theme batches() {
    String put = "{\"method\":\"PUT\",\"key\":\"own\",\"value\":\"x\"}";
    return new Theme("Batches and their JSON")
        .stays("200", "none at all", json("/batch", "[]"))
        .stays("200", "1024 operations", json("/batch", array(put, 1024)))
        .stays("413 too-many-operations", "1025 operations", json("/batch", array(put, 1025)))
        .stays(
            "413 too-many-operations",
            "a million, then broken",
            json("/batch", array(put, 200_000) + "!"))
        .ends(
            "413 too-large",
            "a body too large",
            "POST /batch"
                + HostileInput.HOST
                + "Content-Type: application/json\r\nContent-Length: 16777217\r\n\r\n")
        .stays(
            "413 too-large",
            "a value too large",
            json(
                "/batch",
                "[{\"method\":\"PUT\",\"key\":\"a\",\"value\":\""
                    + "v".repeat((1 << 20) + 1)
                    + "\"}]"))
        .stays("400 bad-json", "no body", json("/batch", ""))
        .stays("400 bad-json", "a NUL", json("/batch", "\0"))
        .stays("400 bad-json", "no array", json("/batch", put))
        .stays("400 bad-json", "null", json("/batch", "[null]"))
        .stays("400 bad-json", "an array that does not end", json("/batch", "[" + put))
        .stays("400 bad-json", "a comma too many", json("/batch", "[" + put + ",]"))
        .stays("400 bad-json", "more behind it", json("/batch", "[] []"))
        .stays("400 bad-json", "a comment", json("/batch", "[/**/]"))
        .stays("400 bad-json", "single quotes", json("/batch", "['a']"))
        .stays("400 bad-json", "NaN", json("/batch", "[NaN]"))
        .stays("400 bad-json", "a byte order mark", json("/batch", "\357\273\277[]"))
        .stays("400 bad-json", "UTF-16", json("/batch", "\0[\0]"))
        .stays("400 bad-json", "half a character", json("/batch", "[\"\303\"]"))
        .stays("400 bad-json", "a raw line end in a text", json("/batch", "[\"a\nb\"]"))
        .stays(
            "400 bad-json",
            "a name given twice",
            json("/batch", "[{\"method\":\"GET\",\"key\":\"a\",\"key\":\"own\"}]"))
        .stays(
            "400 bad-json",
            "a name that is not known",
            json("/batch", "[{\"method\":\"GET\",\"key\":\"a\",\"__proto__\":{}}]"))
        .stays(
            "400 bad-json",
            "a method that is not known",
            json("/batch", "[{\"method\":\"FLUSHALL\",\"key\":\"a\"}]"))
        .stays(
            "400 bad-json",
            "a key with a lone surrogate",
            json("/batch", "[{\"method\":\"GET\",\"key\":\"\\ud800\"}]"))
        .stays(
            "400 bad-json",
            "a value with a lone surrogate",
            json("/batch", "[{\"method\":\"PUT\",\"key\":\"a\",\"value\":\"\\udc00\"}]"))
        .stays(
            "400 bad-json", "an empty key", json("/batch", "[{\"method\":\"GET\",\"key\":\"\"}]"))
        .stays(
            "400 bad-json",
            "a key of dots",
            json("/batch", "[{\"method\":\"GET\",\"key\":\"a/..\"}]"))
        .stays(
            "400 bad-json",
            "a key of 1025 bytes",
            json("/batch", "[{\"method\":\"GET\",\"key\":\"" + "k".repeat(1025) + "\"}]"))
        .stays("400 bad-json", "64 levels", json("/batch", "[".repeat(64) + "]".repeat(64)))
        .stays("400 bad-json", "65 levels", json("/batch", "[".repeat(65) + "]".repeat(65)))
        .stays("400 bad-json", "a million levels", json("/batch", "[".repeat(1_000_000)))
        .stays(
            "400 bad-json",
            "a million levels of objects",
            json("/batch", "{\"a\":".repeat(1_000_000)))
        .stays(
            "400 bad-json",
            "a name of a million characters",
            json("/batch", "[{\"" + "a".repeat(1_000_000) + "\":1}]"))
        .stays(
            "400 bad-json",
            "a number of a million digits",
            json(
                "/batch",
                "[{\"method\":\"INCR\",\"key\":\"a\",\"by\":" + "9".repeat(1_000_000) + "}]"))
        .stays(
            "400 bad-json",
            "1e999999999",
            json("/batch", "[{\"method\":\"INCR\",\"key\":\"a\",\"by\":1e999999999}]"))
        .stays(
            "400 bad-json",
            "past 64 bits",
            json("/batch", "[{\"method\":\"INCR\",\"key\":\"a\",\"by\":9223372036854775808}]"))
        .stays(
            "400 bad-json",
            "a ttl past its bound",
            json(
                "/batch", "[{\"method\":\"PUT\",\"key\":\"a\",\"value\":\"\",\"ttl\":3153600001}]"))
        .stays(
            "415 unsupported-media-type",
            "a form, as a page of another site can send",
            withBody("POST", "/batch", "a=b", "Content-Type: application/x-www-form-urlencoded"))
        .stays(
            "415 unsupported-media-type",
            "text/plain, as such a page can send",
            withBody("POST", "/batch", "[]", "Content-Type: text/plain"))
        .stays(
            "415 unsupported-media-type",
            "another charset",
            withBody("POST", "/batch", "[]", "Content-Type: application/json; charset=utf-7"))
        .stays("415 unsupported-media-type", "no type", withBody("POST", "/batch", "[]"));
  }

  private static Theme swaps() {
    return new Theme("Compare-and-swap, import and watches by POST")
        .stays("400 bad-json", "no body", json("/store/cas/own", ""))
        .stays("400 bad-json", "nothing expected", json("/store/cas/own", "{\"new\":\"b\"}"))
        .stays(
            "400 bad-json",
            "numbers for texts",
            json("/store/cas/own", "{\"expected\":1,\"new\":2}"))
        .stays(
            "400 bad-json",
            "expected twice",
            json("/store/cas/own", "{\"expected\":\"a\",\"expected\":\"b\",\"new\":\"c\"}"))
        .stays(
            "413 too-large",
            "a new value too large",
            json(
                "/store/cas/own",
                "{\"expected\":\"a\",\"new\":\"" + "v".repeat((1 << 20) + 1) + "\"}"))
        .stays("400 bad-json", "to watch nothing", json("/watch", "[]"))
        .stays("400 bad-json", "to watch numbers", json("/watch", "[1]"))
        .stays("413 too-many-keys", "to watch 1025 keys", json("/watch", array("\"k\"", 1025)))
        .stays(
            "413 too-many-keys",
            "to watch two million keys",
            json("/watch", array("\"k\"", 2_000_000)))
        .stays("400 bad-line", "an import with a bad line", lines("{\"key\":\"k\"}\n"))
        .stays("400 bad-line", "an import of a million levels", lines("[".repeat(1_000_000)))
        .stays("413 too-large", "an import with an endless line", lines("a".repeat(7_000_000)));
  }

  private static Theme numbers() {
    return new Theme("Numbers in queries")
        .stays("400 bad-parameter", "ttl=0", withBody("PUT", "/store/own?ttl=0", "x"))
        .stays("400 bad-parameter", "ttl=-1", withBody("PUT", "/store/own?ttl=-1", "x"))
        .stays("400 bad-parameter", "ttl=+1", withBody("PUT", "/store/own?ttl=%2B1", "x"))
        .stays(
            "400 bad-parameter",
            "ttl past its bound",
            withBody("PUT", "/store/own?ttl=3153600001", "x"))
        .stays(
            "400 bad-parameter",
            "ttl past 64 bits",
            withBody("PUT", "/store/own?ttl=18446744073709551617", "x"))
        .stays(
            "400 bad-parameter", "ttl with an exponent", withBody("PUT", "/store/own?ttl=1e3", "x"))
        .stays(
            "400 bad-parameter",
            "ttl in other digits",
            withBody("PUT", "/store/own?ttl=%D9%A1", "x"))
        .stays(
            "400 bad-parameter",
            "ttl of 5,000 digits",
            withBody("PUT", "/store/own?ttl=" + "9".repeat(5000), "x"))
        .stays("400 bad-parameter", "two ttls", withBody("PUT", "/store/own?ttl=1&ttl=2", "x"))
        .stays("400 bad-parameter", "no ttl behind =", withBody("PUT", "/store/own?ttl=", "x"))
        .stays("201", "the longest ttl", withBody("PUT", "/store/old?ttl=3153600000", "x"))
        .stays(
            "204", "the longest ttl, touched", request("POST", "/store/touch/old?ttl=3153600000"))
        .stays(
            "400 bad-parameter",
            "touch past its bound",
            request("POST", "/store/touch/old?ttl=9223372036854775807"))
        .stays(
            "400 bad-parameter",
            "by past 64 bits",
            request("POST", "/store/incr/n?by=9223372036854775808"))
        .stays("400 bad-parameter", "by with a point", request("POST", "/store/incr/n?by=1.5"))
        .stays(
            "200", "the greatest number", request("POST", "/store/incr/n?by=9223372036854775807"))
        .stays("409 not-countable", "and one more", request("POST", "/store/incr/n"))
        .stays("400 bad-parameter", "limit=0", get("/store?limit=0"))
        .stays("400 bad-parameter", "limit=1001", get("/store?limit=1001"))
        .stays("400 bad-parameter", "limit past 32 bits", get("/store?limit=4294967297"))
        .stays(
            "400 bad-parameter",
            "wait past its bound",
            get("/store/own?wait=61", "If-None-Match: \"1\""))
        .stays(
            "400 bad-parameter",
            "since past 63 bits",
            get("/watch?all=true&since=9223372036854775808"))
        .stays("400 bad-parameter", "since=-1", get("/watch?all=true&since=-1"));
  }

  private static Theme queries() {
    return new Theme("Queries")
        .stays("400 bad-parameter", "half an escape", get("/store?prefix=%4"))
        .stays("400 bad-parameter", "an overlong slash", get("/store?prefix=%C0%AF"))
        .stays("400 bad-parameter", "half an escape in a name", get("/store?%=1"))
        .stays("400 bad-parameter", "a flag that is none", get("/watch?all=yes"))
        .stays("400 bad-parameter", "events that are none", get("/watch?all=true&events=DROP"))
        .stays("400 bad-parameter", "nothing to watch", get("/watch"))
        .stays("400 bad-parameter", "1,100 keys to watch", get("/watch?key=a" + names(1100)))
        .stays("400 bad-parameter", "to delete every key", request("DELETE", "/store"))
        .stays(
            "400 bad-parameter",
            "to delete every key, by an empty prefix",
            request("DELETE", "/store?prefix="))
        .stays("200", "a thousand parameters", get("/store?count=true" + "&a=b".repeat(1000)))
        .stays("200", "a quote and a script", get("/store?count=true&prefix=%22%3Cscript%3E'--"));
  }

  private static String lines(String body) {
    return withBody("POST", "/import", body, "Content-Type: application/x-ndjson");
  }

  private static String array(String element, int count) {
    return "[" + (element + ",").repeat(count - 1) + element + "]";
  }

  private static String names(int count) {
    StringBuilder names = new StringBuilder();
    for (int name = 0; name < count; name++) {
      names.append("&key=").append(Integer.toString(name, 36));
    }
    return names.toString();
  }
}
