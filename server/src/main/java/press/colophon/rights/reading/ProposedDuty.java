package press.colophon.rights.reading;

import org.jspecify.annotations.Nullable;
import press.colophon.rights.Duty;

/// What a text seems to ask of whoever uses its articles, for an editor to confirm. Immutable.
///
/// @param quotation the words it rests on
/// @param value the credit line, name, address or number of days that the text gives for it
/// @param rule how it was found
public record ProposedDuty(
    Duty.Kind kind, Quotation quotation, @Nullable String value, Rule rule) {}
