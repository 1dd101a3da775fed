package press.colophon.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DatabaseAddressTest {
  @Test
  void readsTheUsualForm() {
    DatabaseAddress address =
        DatabaseAddress.parse(
            "postgresql://editor:p%40ss+word@db.example.org:5433/news?sslmode=require");

    assertThat(address.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example.org:5433/news?sslmode=require");
    assertThat(address.user()).isEqualTo("editor");
    assertThat(address.password()).isEqualTo("p@ss+word");
  }

  @Test
  void takesTheDriversOwnFormAsItIs() {
    DatabaseAddress address =
        DatabaseAddress.parse("jdbc:postgresql://host/news?user=a&password=b");

    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://host/news?user=a&password=b");
    assertThat(address.user()).isEmpty();
  }

  @Test
  void printsWithoutPassword() {
    assertThat(DatabaseAddress.parse("postgres://u:secret@host/news"))
        .hasToString("jdbc:postgresql://host/news");
    assertThat(DatabaseAddress.parse("jdbc:postgresql://host/news?password=secret"))
        .hasToString("jdbc:postgresql://host/news");
  }

  @Test
  void refusesAnotherDatabaseWithoutRepeatingThePassword() {
    assertThatThrownBy(() -> DatabaseAddress.parse("mysql://u:secret@host/news"))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("postgresql://user:password@host:5432/name")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> DatabaseAddress.parse("postgresql://u:sec ret@host/news"))
        .isInstanceOf(DatabaseException.class)
        .hasMessageNotContaining("sec ret");
  }
}
