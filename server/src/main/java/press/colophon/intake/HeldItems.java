package press.colophon.intake;

import org.jdbi.v3.core.Handle;

/// What [Embargoes] holds of one publisher, for whoever changes what is done with what that sends.
/// Thread-safe.
public final class HeldItems {
  private HeldItems() {}

  /// Has a person see it before readers do, whatever was to be done with it when it came.
  ///
  /// @param h an open transaction
  /// @param publisher the name of the Source
  public static void review(Handle h, String publisher) {
    h.createUpdate(
            """
            update held set parcel = jsonb_set(parcel, '{handling,review}', 'true')
            where parcel #>> '{handling,publisher}' = :publisher
            """)
        .bind("publisher", publisher)
        .execute();
  }

  /// Knows it by the new name of its Source from now on.
  ///
  /// @param h an open transaction
  public static void rename(Handle h, String before, String after) {
    h.createUpdate(
            """
            update held
            set parcel = jsonb_set(parcel, '{handling,publisher}', to_jsonb(:after::text))
            where parcel #>> '{handling,publisher}' = :before
            """)
        .bind("before", before)
        .bind("after", after)
        .execute();
  }
}
