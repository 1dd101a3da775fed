package press.colophon.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// The W3C's checker of HTML and CSS, in this process.
public final class Validator {
  private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

  private final SimpleDocumentValidator checker = new SimpleDocumentValidator();
  private final List<String> findings = new ArrayList<>();

  public Validator() {
    try {
      checker.setUpMainSchema(SCHEMA, new Keeper());
    } catch (Exception e) { // As broadly as the library declares it.
      throw new IllegalStateException("the validator cannot read its own schema", e);
    }
  }

  /// Errors and warnings of a page, each with its line.
  public List<String> html(String page) {
    return check(() -> checker.checkHtmlInputSource(source(page)));
  }

  /// Errors and warnings of a style sheet.
  public List<String> css(String sheet) {
    return check(() -> checker.checkCssInputSource(source(sheet)));
  }

  private List<String> check(Check check) {
    findings.clear();
    try {
      checker.setUpValidatorAndParsers(new Keeper(), true, false);
      checker.setAllowCss(true);
      check.run();
    } catch (SAXException | IOException e) {
      throw new IllegalStateException("the validator stopped after " + findings, e);
    }
    return List.copyOf(findings);
  }

  private static InputSource source(String text) {
    InputSource source =
        new InputSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    source.setEncoding("UTF-8");
    return source;
  }

  private interface Check {
    void run() throws SAXException, IOException;
  }

  private final class Keeper implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      if (isOriginalInForeignFrame(e) || isTableOfOrigin(e)) {
        return;
      }
      findings.add("warning, line " + e.getLineNumber() + ": " + e.getMessage());
    }

    /// A page may frame the original text in another language; the text says its own.
    private static boolean isOriginalInForeignFrame(SAXParseException e) {
      return String.valueOf(e.getMessage()).startsWith("This document appears to be written in");
    }

    /// Tables of articles are kept as their origins made them, uneven rows included.
    private static boolean isTableOfOrigin(SAXParseException e) {
      return String.valueOf(e.getMessage()).startsWith("A table row was");
    }

    @Override
    public void error(SAXParseException e) {
      findings.add("error, line " + e.getLineNumber() + ": " + e.getMessage());
    }

    @Override
    public void fatalError(SAXParseException e) {
      error(e);
    }
  }
}
