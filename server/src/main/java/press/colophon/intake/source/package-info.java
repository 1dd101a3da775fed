/// Sources: the publications we take from, and how their feeds are read.
///
/// [Sources] holds what an administrator says of each. [PollFeed] is the job that asks one feed for
/// news: it waits for the host's turn ([PoliteFetcher]), asks only for what has changed, gives each
/// new or changed item to [press.colophon.intake.Intake] (fetching the page where the feed has but
/// an excerpt: [WholeArticles]), writes down what became of it ([FeedItems], [Polls]) and says when
/// it comes again ([Rhythm]). [RevisitPages] asks the pages of articles again that came before.
/// [WebSub] has news sent by hubs instead. [FeedFinder], [Directory] and [SourceLists] bring
/// sources in; [SourceStory] tells how they fare.
@NullMarked
package press.colophon.intake.source;

import org.jspecify.annotations.NullMarked;
