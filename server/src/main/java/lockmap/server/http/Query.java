package lockmap.server.http;

import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import lockmap.server.store.MalformedUtf8Exception;
import lockmap.server.store.Utf8Bytes;

/**
 * The parameters of a request's query, decoded strictly: an escape that is none, or that is not
 * UTF-8, is refused and not guessed at. A plus is a space, as forms and {@code URLSearchParams}
 * write it. Names that nobody asks for are let be.
 */
public final class Query {

  private static final Query NONE = new Query(List.of());
  private static final int MOST_DIGITS = 18;
  private static final Pattern SIGNED = Pattern.compile("-?[0-9]{1,19}");

  private final List<Parameter> parameters;

  private Query(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  private record Parameter(String name, String value) {}

  /**
   * The query of a request.
   *
   * @throws HttpProblem 400 where a name or a value is no percent-encoded UTF-8
   */
  public static Query of(ServerRequest request) {
    HttpPrologue prologue = request.prologue();
    return prologue.hasQuery() ? parse(prologue.query().rawValue()) : NONE;
  }

  static Query parse(String raw) {
    List<Parameter> parameters = new ArrayList<>();
    int from = 0;
    while (from < raw.length()) {
      int ampersand = raw.indexOf('&', from);
      int to = ampersand < 0 ? raw.length() : ampersand;
      if (to > from) {
        parameters.add(parameter(raw, from, to));
      }
      from = to + 1;
    }
    return new Query(parameters);
  }

  /**
   * The one value of a parameter, or nothing where it is not there.
   *
   * @throws HttpProblem 400 where it is there more than once
   */
  public Optional<String> text(String name) {
    if (parameters.isEmpty()) {
      return Optional.empty(); // as nearly always, and then it need cost nothing
    }
    List<String> values = texts(name);
    if (values.size() > 1) {
      throw badParameter("The query parameter " + name + " is there more than once.");
    }
    return values.stream().findFirst();
  }

  /** All values of a parameter, in the order in which they stand. */
  public List<String> texts(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name.equals(name))
        .map(Parameter::value)
        .toList();
  }

  /**
   * The one value of a parameter that is a whole number in plain digits, or nothing where it is not
   * there.
   *
   * @param least the smallest value allowed, not negative
   * @param most the largest value allowed, below 10^18
   * @throws HttpProblem 400 where it is there more than once, is no such number or out of bounds
   */
  public OptionalLong wholeNumber(String name, long least, long most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    String digits = text.get();
    if (isDigits(digits)) {
      long number = Long.parseLong(digits);
      if (number >= least && number <= most) {
        return OptionalLong.of(number);
      }
    }
    throw badParameter(
        "The query parameter "
            + name
            + " is not a whole number from "
            + least
            + " to "
            + most
            + ".");
  }

  /**
   * The one value of a parameter that is a whole number of 64 bits, perhaps negative, or nothing
   * where it is not there.
   *
   * @throws HttpProblem 400 where it is there more than once or is no such number
   */
  public OptionalLong signedNumber(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (SIGNED.matcher(text.get()).matches()) {
      try {
        return OptionalLong.of(Long.parseLong(text.get()));
      } catch (NumberFormatException e) {
        // past 64 bits, so refused below
      }
    }
    throw badParameter("The query parameter " + name + " is not a whole number of 64 bits.");
  }

  /**
   * Whether a parameter has the one value that it may have.
   *
   * @return false where it is not there
   * @throws HttpProblem 400 where it is there more than once or has another value
   */
  public boolean says(String name, String only) {
    Optional<String> text = text(name);
    if (text.isPresent() && !text.get().equals(only)) {
      throw badParameter("The query parameter " + name + " can only be " + only + ".");
    }
    return text.isPresent();
  }

  /**
   * Whether a parameter is {@code true} or {@code false}.
   *
   * @param otherwise what it is where it is not there
   * @throws HttpProblem 400 where it is there more than once or has another value
   */
  public boolean flag(String name, boolean otherwise) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    return switch (text.get()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw badParameter("The query parameter " + name + " is not true or false.");
    };
  }

  /** Written out because the JDK's parser also takes signs and the digits of other scripts. */
  private static boolean isDigits(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(character -> character >= '0' && character <= '9');
  }

  private static Parameter parameter(String raw, int from, int to) {
    int equals = raw.indexOf('=', from);
    if (equals < 0 || equals >= to) {
      return new Parameter(decode(raw, from, to, "query"), "");
    }
    String name = decode(raw, from, equals, "query");
    return new Parameter(name, decode(raw, equals + 1, to, "query parameter " + name));
  }

  private static String decode(String raw, int from, int to, String what) {
    try {
      return Utf8Bytes.adopt(PercentEncoding.decodeQuery(raw, from, to)).toString();
    } catch (PercentEncoding.Malformed e) {
      throw badParameter(
          "The " + what + " has " + e.getMessage() + " at position " + e.position() + ".");
    } catch (MalformedUtf8Exception e) {
      throw badParameter("The " + what + " is not UTF-8 in the part from position " + from + ".");
    }
  }

  /**
   * A problem with a parameter.
   *
   * @param detail what is wrong, in one sentence
   */
  public static HttpProblem badParameter(String detail) {
    return new HttpProblem(400, "bad-parameter", "Bad parameter", detail);
  }
}
