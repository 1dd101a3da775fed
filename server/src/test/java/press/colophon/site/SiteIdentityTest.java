package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import press.colophon.articles.Article;
import press.colophon.articles.Sample;
import press.colophon.syndication.Canonical.Policy;
import press.colophon.taxonomy.Slug;

class SiteIdentityTest {
  private final Article harbour = Sample.harbour().article();

  @Test
  void treatsReprintsOfEverySourceAsTheSiteDoes() {
    assertThat(identity(Policy.NOINDEX, Set.of()).reprintsOf(harbour)).isEqualTo(Policy.NOINDEX);
  }

  @Test
  void treatsReprintsOfAnExceptedSourceTheOtherWay() {
    Slug origin = harbour.provenance().credited().slug();

    assertThat(identity(Policy.POINT_TO_ORIGINAL, Set.of(origin)).reprintsOf(harbour))
        .isEqualTo(Policy.NOINDEX);
    assertThat(identity(Policy.NOINDEX, Set.of(origin)).reprintsOf(harbour))
        .isEqualTo(Policy.POINT_TO_ORIGINAL);
  }

  private static SiteIdentity identity(Policy policy, Set<Slug> exceptions) {
    return new SiteIdentity("The Lantern", "", null, policy, exceptions);
  }
}
