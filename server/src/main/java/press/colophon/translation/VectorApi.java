package press.colophon.translation;

/// The part of the JDK that neural translation computes with. It is an incubator module, which a
/// Java machine leaves out unless told otherwise.
///
/// Told by `--add-modules`, the machine warns at every start of every command, in words no operator
/// can do anything about. So the launcher only opens the door (`--add-exports`, and the flag that
/// `--add-modules` would set), and the module is taken in here, when it is first needed. See
/// decision 7.
public final class VectorApi {
  private static final String MODULE = "jdk.incubator.vector";
  private static final String TYPE = MODULE + ".FloatVector";

  private VectorApi() {}

  /// Makes the module usable, if it is not. Safe to call at any time, from any thread.
  ///
  /// @throws VectorApiException when this Java machine does not let us
  public static synchronized void enable() {
    if (isThere()) {
      return;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, MODULE);
    } catch (ReflectiveOperationException e) {
      throw new VectorApiException(
          "Neural translation needs the module "
              + MODULE
              + ". Start with ./colophon, or give Java the option --add-modules="
              + MODULE
              + ".",
          e);
    }
  }

  private static boolean isThere() {
    try {
      Class.forName(TYPE, false, VectorApi.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
