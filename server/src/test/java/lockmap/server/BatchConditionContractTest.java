package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conditions, swaps and increments in a batch, each on a key that holds {@code v} at revision 1.
 */
class BatchConditionContractTest {

  private final LiveServer server = LiveServer.plain();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // operation | its answer | what the key holds then
        "'method':'PUT','value':'w','if_revision':1 | 'status':204 | w",
        "'method':'PUT','value':'w','if_revision':2 | 'status':412 | v",
        "'method':'PUT','value':'w','if_absent':true | 'status':412 | v",
        "'method':'PUT','value':'w','expected':'v' | 'status':204 | w",
        "'method':'PUT','value':'w','expected':'x' | 'status':412 | v",
        "'method':'DELETE','if_revision':1 | 'status':204 |",
        "'method':'DELETE','if_revision':2 | 'status':412 | v",
        "'method':'DELETE','expected':'v' | 'status':204 |",
        "'method':'DELETE','expected':'x' | 'status':412 | v",
        "'method':'GET','if_revision':1 | 'status':200,'value':'v' | v",
        "'method':'GET','if_revision':2 | 'status':412 | v",
        "'method':'GET','if_absent':true | 'status':412 | v",
        "'method':'CAS','expected':'v','new':'w' | 'status':204 | w",
        "'method':'CAS','expected':'x','new':'w' | 'status':412 | v",
        "'method':'CAS','expected':null,'new':'w' | 'status':412 | v",
        "'method':'CAS','revision':1,'new':'w','ttl':60 | 'status':204 | w",
        "'method':'CAS','revision':1,'new':null | 'status':204 |",
        "'method':'INCR' | 'status':409 | v"
      })
  void anOperationIsCarriedOutWhereItsConditionHolds(String operation, String answer, String then) {
    server.put("/store/k", "v");
    String expected = "[{%s}]".formatted(answer.replace('\'', '"'));
    assertEquals(expected, batch(operation));
    assertEquals(then == null ? 404 : 200, server.get("/store/k").statusCode());
    assertTrue(then == null || server.get("/store/k").body().equals(then));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'method':'PUT','value':'w','if_absent':true | 'status':201",
        "'method':'PUT','value':'w','if_revision':1 | 'status':412",
        "'method':'PUT','value':'w','expected':'v' | 'status':412",
        "'method':'DELETE','if_revision':1 | 'status':412",
        "'method':'GET','if_absent':true | 'status':404",
        "'method':'CAS','expected':null,'new':'w' | 'status':201",
        "'method':'CAS','expected':'v','new':'w' | 'status':404",
        "'method':'INCR','by':-7 | 'status':200,'value':'-7'"
      })
  void aMissingKeyIsAnsweredAsOneThatIsMissing(String operation, String answer) {
    assertEquals("[{%s}]".formatted(answer.replace('\'', '"')), batch(operation));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'method':'PUT','value':'w','if_absent':false",
        "'method':'PUT','value':'w','if_absent':true,'if_revision':1",
        "'method':'PUT','value':'w','if_revision':null",
        "'method':'DELETE','if_absent':true",
        "'method':'CAS','new':'w'",
        "'method':'CAS','expected':'v','revision':1,'new':'w'",
        "'method':'INCR','by':'1'",
        "'method':'INCR','if_absent':true"
      })
  void aConditionThatMakesNoSenseIsRefused(String operation) {
    String json = "[{\"key\":\"k\",%s}]".formatted(operation.replace('\'', '"'));
    KeyContractTest.assertProblem(400, "operation 1: ", server.postJson("/batch", json));
  }

  private String batch(String operation) {
    String json = "[{\"key\":\"k\",%s}]".formatted(operation.replace('\'', '"'));
    return server.postJson("/batch", json).body();
  }
}
