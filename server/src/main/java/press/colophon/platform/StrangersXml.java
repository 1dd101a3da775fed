package press.colophon.platform;

import javax.xml.stream.XMLInputFactory;

/// XML from outside as a stream: nothing outside is fetched, and of a document type definition
/// nothing counts, neither its entities nor its defaults.
public final class StrangersXml {
  private StrangersXml() {}

  /// A new factory, to be changed by nobody else.
  public static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }
}
