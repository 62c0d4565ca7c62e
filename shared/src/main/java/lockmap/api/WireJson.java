package lockmap.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON on the wire, in both directions. The only class that knows the JSON library; the records
 * stay free of it, what they need is said in mixins here.
 *
 * <p>What a server is sent ({@link #readBatch}, {@link #readCas} and so on) is pulled token by
 * token rather than bound to classes: so an error can say in the contract's words what is wrong
 * where, nothing is coerced, and reading stops at the first operation too many. What a server says
 * ({@link #read}, {@link #readList}) is bound to records, and fields that they do not have are
 * passed over, so that servers may grow.
 *
 * <p>All methods are safe for use by any number of threads.
 */
public final class WireJson {

  private static final JsonMapper MAPPER = mapper();

  private WireJson() {}

  /**
   * The compact JSON of a record of this package or a list of such, in UTF-8, with field names in
   * snake case.
   *
   * @throws IllegalArgumentException where it is of a type that has no JSON form
   */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON form: " + value.getClass().getName(), e);
    }
  }

  /**
   * The operations of a batch, perhaps none. Errors count operations from 1. A null {@code ttl} or
   * {@code by}, or null where nothing belongs, is the same as none.
   *
   * @throws MalformedJsonException where it is not a batch or an operation is not as it must be
   * @throws TooManyOperationsException at the first operation too many, whatever follows it
   */
  public static List<Operation> readBatch(byte[] json) {
    return parse(
        json,
        parser -> {
          require(parser, JsonToken.START_ARRAY, "a batch must be an array of operations");
          List<Operation> operations = new ArrayList<>();
          Fields fields = new Fields(() -> place(operations.size() + 1), Requests.OPERATION);
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (operations.size() == Limits.MAX_BATCH_OPERATIONS) {
              throw new TooManyOperationsException();
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
              throw fields.malformed("it must be an object");
            }
            operations.add(Requests.operation(read(fields, parser)));
          }
          return List.copyOf(operations);
        });
  }

  /**
   * The body of a compare-and-swap.
   *
   * @throws MalformedJsonException where it is not exactly that
   */
  public static CasRequest readCas(byte[] json) {
    return parse(
        json,
        parser -> {
          require(parser, JsonToken.START_OBJECT, "a compare-and-swap must be an object");
          return Requests.cas(read(new Fields(() -> "", Requests.CAS), parser));
        });
  }

  /**
   * One line of an import.
   *
   * @throws MalformedJsonException where it is not exactly that
   */
  public static KeyValue readKeyValue(byte[] json) {
    return parse(
        json,
        parser -> {
          require(parser, JsonToken.START_OBJECT, "an entry must be an object");
          return Requests.keyValue(read(new Fields(() -> "", Requests.KEY_VALUE), parser));
        });
  }

  /**
   * The keys that a watch is to follow: one at least, in the order given, repetitions included.
   *
   * @throws MalformedJsonException where it is not a list of keys, or an empty one
   */
  public static List<String> readKeys(byte[] json) {
    return parse(
        json,
        parser -> {
          require(parser, JsonToken.START_ARRAY, "the keys to watch must be an array of strings");
          List<String> keys = new ArrayList<>();
          Fields element = new Fields(() -> "element " + (keys.size() + 1) + ": ", Set.of());
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.clear();
            element.put(Field.KEY, scalar(parser));
            keys.add(element.key());
          }
          if (keys.isEmpty()) {
            throw new MalformedJsonException("there must be one key at least to watch");
          }
          return List.copyOf(keys);
        });
  }

  /**
   * What a server said.
   *
   * @param type a record of this package
   * @throws MalformedJsonException where it is not JSON, or lacks something that the record needs
   */
  public static <T> T read(byte[] json, Class<T> type) {
    return parse(json, parser -> MAPPER.readValue(answer(parser), type));
  }

  /**
   * Whether an event says that its key has no value. One that says nothing of the value, or how
   * long it is alone, tells no absence.
   *
   * @throws MalformedJsonException where it is no object
   */
  public static boolean tellsAbsence(byte[] event) {
    return parse(
        event,
        parser -> {
          require(parser, JsonToken.START_OBJECT, "an event must be an object");
          boolean absent = false;
          while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean isValue = parser.currentName().equals("value");
            absent |= parser.nextToken() == JsonToken.VALUE_NULL && isValue;
            parser.skipChildren();
          }
          return absent;
        });
  }

  /**
   * What a server said as a list.
   *
   * @param type a record of this package, the kind of every element
   * @throws MalformedJsonException where it is not JSON, or lacks something that a record needs
   */
  public static <T> List<T> readList(byte[] json, Class<T> type) {
    List<T> list = parse(json, parser -> MAPPER.readerForListOf(type).readValue(answer(parser)));
    if (list.contains(null)) {
      throw new MalformedJsonException("the JSON has null for an element");
    }
    return List.copyOf(list);
  }

  private static JsonParser answer(JsonParser parser) throws IOException {
    parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      throw new MalformedJsonException("the JSON is null");
    }
    return parser;
  }

  private static void require(JsonParser parser, JsonToken token, String otherwise) {
    if (parser.currentToken() != token) {
      throw new MalformedJsonException(otherwise);
    }
  }

  private static String place(int operation) {
    return "operation " + operation + ": ";
  }

  private static Fields read(Fields fields, JsonParser parser) throws IOException {
    fields.clear();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Field field = fields.begin(name);
      String text = parser.nextTextValue();
      fields.put(field, text == null ? scalar(parser) : text);
    }
    return fields;
  }

  /**
   * A text, a whole number that fits, a truth value, null; anything else stands for itself as its
   * token.
   */
  private static @Nullable Object scalar(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return parser.getLongValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    }
    parser.skipChildren();
    return token == JsonToken.VALUE_NULL ? null : token;
  }

  private interface Grammar<T> {
    T read(JsonParser parser) throws IOException;
  }

  private static <T> T parse(byte[] json, Grammar<T> grammar) {
    CharBuffer text = StrictUtf8.decoded(json);
    try (JsonParser parser = MAPPER.createParser(text.array(), 0, text.length())) {
      parser.nextToken();
      T result = grammar.read(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("something follows the end of the JSON");
      }
      return result;
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(complaint(e));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static String complaint(JsonProcessingException e) {
    return switch (e.getCause() instanceof JsonProcessingException cause ? cause : e) {
      case StreamConstraintsException _ ->
          "the JSON nests deeper than "
              + Limits.MAX_JSON_DEPTH
              + " levels or has a name or a number that is too long";
      case JsonParseException broken -> "the JSON is broken" + place(broken.getLocation());
      default -> "the JSON does not have what is needed" + place(e);
    };
  }

  private static String place(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException unfit)) {
      return "";
    }
    return unfit.getPath().stream()
        .map(step ->
            step.getFieldName() == null
                ? ", element " + (step.getIndex() + 1)
                : ", field " + Quoted.of(step.getFieldName()))
        .collect(Collectors.joining());
  }

  private static String place(@Nullable JsonLocation at) {
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(Limits.MAX_JSON_DEPTH)
                        // The body is in memory already; how long a value may be is the server's.
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                // Names come from strangers: none is kept for ever.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                // The default keeps buffers per thread, and a virtual thread serves but once.
                .recyclerPool(
                    JsonRecyclerPools.newBoundedPool(Runtime.getRuntime().availableProcessors()))
                .build())
        .enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL))
        .addModule(new SimpleModule().addSerializer(String.class, new TextSerializer()))
        .addMixIn(Instant.class, InstantForm.class)
        .addMixIn(Operation.class, OperationForm.class)
        .addMixIn(Outcome.class, OutcomeForm.class)
        .addMixIn(CasRequest.class, CasForm.class)
        .addMixIn(Problem.class, ProblemForm.class)
        .addMixIn(Entry.class, EntryForm.class)
        .addMixIn(KeyValue.class, KeyValueForm.class)
        .addMixIn(Listing.class, ListingForm.class)
        .addMixIn(ListedKey.class, ListedKeyForm.class)
        .addMixIn(EventData.class, EventDataForm.class)
        .build();
  }

  private static final class TextSerializer extends StdSerializer<String> {

    private static final long serialVersionUID = 1L;

    TextSerializer() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      byte[] plain = PlainText.bytes(text);
      if (plain == null) {
        json.writeString(text);
      } else {
        json.writeRawUTF8String(plain, 0, plain.length);
      }
    }
  }

  private abstract static class InstantForm {
    @JsonCreator
    static Instant parse(CharSequence text) {
      return Instant.parse(text);
    }

    @Override
    @JsonValue
    public abstract String toString();
  }

  @JsonSerialize(converter = OperationFields.class)
  private interface OperationForm {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface OutcomeForm {
    @JsonSetter(nulls = Nulls.SET)
    String value();

    @JsonSetter(nulls = Nulls.SET)
    Long revision();
  }

  @JsonSerialize(converter = CasFields.class)
  private interface CasForm {
    @JsonSetter(nulls = Nulls.SET)
    String expected();

    @JsonSetter(nulls = Nulls.SET)
    Long revision();

    @JsonProperty("new")
    @JsonSetter(nulls = Nulls.SET)
    String replacement();

    @JsonSetter(nulls = Nulls.SET)
    Long ttl();
  }

  @SuppressWarnings("unused") // the JSON library reads the annotations, and nobody calls it
  private abstract static class ProblemForm {
    @JsonCreator
    ProblemForm(
        String type,
        String title,
        int status,
        String detail,
        @JsonAnySetter @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Object> extensions) {}

    @JsonAnyGetter
    abstract Map<String, Object> extensions();
  }

  private interface EntryForm {
    @JsonSetter(nulls = Nulls.SET)
    Long ttl();
  }

  private interface KeyValueForm {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonSetter(nulls = Nulls.SET)
    Long ttl();
  }

  private interface ListingForm {
    @JsonSetter(nulls = Nulls.SET)
    String next();
  }

  private interface ListedKeyForm {
    @JsonSetter(nulls = Nulls.SET)
    Long ttl();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonSetter(nulls = Nulls.SET)
    String value();
  }

  private interface EventDataForm {
    @JsonSetter(nulls = Nulls.SET)
    String key();

    @JsonSetter(nulls = Nulls.SET)
    String value();

    @JsonSetter(nulls = Nulls.SET)
    Integer size();

    @JsonSetter(nulls = Nulls.SET)
    Long ttl();
  }

  private static final class OperationFields
      extends StdConverter<Operation, Map<String, @Nullable Object>> {
    @Override
    public Map<String, @Nullable Object> convert(Operation operation) {
      return Requests.fieldsOf(operation);
    }
  }

  private static final class CasFields
      extends StdConverter<CasRequest, Map<String, @Nullable Object>> {
    @Override
    public Map<String, @Nullable Object> convert(CasRequest request) {
      return Requests.fieldsOf(request);
    }
  }
}
