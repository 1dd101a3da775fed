package press.colophon.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// As whom the PostgreSQL programs run. PostgreSQL refuses root, so for root there are two ways:
/// another user of the system, or a user namespace in which root's files belong to `nobody`.
sealed interface SystemUser {
  /// The command that runs this one as the user, replacing itself by it: no process stands between.
  ///
  /// @param untilWeEnd whether the kernel interrupts the program when our process is gone
  List<String> command(boolean untilWeEnd, List<String> program);

  /// Who must own the files the server writes; null when they are ours already.
  @Nullable UserPrincipal owner();

  /// Not root: nothing to change.
  record Ourselves() implements SystemUser {
    @Override
    public List<String> command(boolean untilWeEnd, List<String> program) {
      return joined(List.of(session(), untilWeEnd ? deathSignal() : List.of(), program));
    }

    @Override
    public @Nullable UserPrincipal owner() {
      return null;
    }
  }

  /// Another user of the system, by name or number.
  record Other(UserPrincipal owner) implements SystemUser {
    @Override
    public List<String> command(boolean untilWeEnd, List<String> program) {
      List<String> change =
          List.of(
              "setpriv",
              "--reuid",
              owner.getName(),
              "--regid",
              group(),
              "--clear-groups",
              "--no-new-privs");
      List<String> signal = untilWeEnd ? List.of("--pdeathsig", "INT") : List.of();
      return joined(List.of(session(), change, signal, List.of("--"), program));
    }

    private String group() {
      return Commands.output(List.of("id", "-g", owner.getName())).orElse(owner.getName());
    }
  }

  /// Root's own files seen from a user namespace where they belong to an ordinary number.
  ///
  /// @param number must have a name in the system's user list: initdb looks it up
  record Namespace(String number) implements SystemUser {
    @Override
    public List<String> command(boolean untilWeEnd, List<String> program) {
      // Changing the namespace forgets a death signal set before, so it is asked for inside.
      return joined(
          List.of(
              session(),
              List.of("unshare", "--user", "--map-user=" + number, "--map-group=" + number, "--"),
              untilWeEnd ? deathSignal() : List.of(),
              program));
    }

    @Override
    public @Nullable UserPrincipal owner() {
      return null;
    }
  }

  /// Whether our own process is the superuser.
  static boolean weAreRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /// Chooses the user for a cluster: whoever owns it already, else the first who can work there.
  ///
  /// @param data the data folder
  /// @param cluster may not exist yet
  /// @param configured a user named by the operator
  /// @param works tries a candidate out
  static SystemUser choose(
      Path data, Cluster cluster, @Nullable String configured, Predicate<SystemUser> works)
      throws IOException {
    if (!weAreRoot()) {
      return new Ourselves();
    }
    List<SystemUser> candidates = cluster.exists() ? ownerOf(cluster) : newcomers(data, configured);
    return candidates.stream().filter(works).findFirst().orElseThrow(() -> none(data, configured));
  }

  private static List<SystemUser> ownerOf(Cluster cluster) throws IOException {
    UserPrincipal owner = Files.getOwner(cluster.folder());
    return "root".equals(owner.getName()) ? namespaces() : List.of(new Other(owner));
  }

  private static List<SystemUser> newcomers(Path data, @Nullable String configured)
      throws IOException {
    if (configured != null) {
      return List.copyOf(users(data, Set.of(configured)));
    }
    Set<String> names = new LinkedHashSet<>();
    names.add(Files.getOwner(data).getName());
    names.add("postgres");
    names.add("nobody");
    names.remove("root");
    List<SystemUser> candidates = new ArrayList<>(users(data, names));
    candidates.addAll(namespaces());
    return candidates;
  }

  private static List<SystemUser> users(Path data, Set<String> names) throws IOException {
    List<SystemUser> users = new ArrayList<>();
    for (String name : names) {
      try {
        users.add(
            new Other(
                data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name)));
      } catch (UserPrincipalNotFoundException e) {
        // A system without this user; the next candidate may exist.
      }
    }
    return users;
  }

  private static List<SystemUser> namespaces() {
    return Commands.output(List.of("id", "-u", "nobody")).stream()
        .map(number -> (SystemUser) new Namespace(number))
        .toList();
  }

  private static DatabaseException none(Path data, @Nullable String configured) {
    String who = configured == null ? "an unprivileged user" : "the user " + configured;
    return new DatabaseException(
        "PostgreSQL refuses to run as root, and neither "
            + who
            + " can work in "
            + data
            + " nor does this system allow user namespaces. Start Colophon as an ordinary user,"
            + " choose a folder that others may pass through (--data /var/lib/colophon), or name an"
            + " external PostgreSQL with --database.");
  }

  /// Ctrl-C at a terminal reaches every process of the session; the server must not stop before us.
  private static List<String> session() {
    return Commands.exist("setsid") ? List.of("setsid") : List.of();
  }

  private static List<String> deathSignal() {
    return Commands.exist("setpriv") ? List.of("setpriv", "--pdeathsig", "INT", "--") : List.of();
  }

  private static List<String> joined(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
