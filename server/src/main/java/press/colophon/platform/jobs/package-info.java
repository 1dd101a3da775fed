/// Background jobs on the same database, persistent and transactional, by db-scheduler.
@NullMarked
package press.colophon.platform.jobs;

import org.jspecify.annotations.NullMarked;
