/// Web page to article: body as semantic HTML, and what the page says of itself.
module press.colophon.extract {
  requires org.jsoup;
  requires static org.jspecify;

  exports press.colophon.extract;
}
