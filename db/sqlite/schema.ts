/**
 * The tables. A step that has been released is never edited; a change is a new step at the end.
 *
 * `batches` has no row id: a commit of one small batch then writes one page to the WAL instead of two. Texts live in a
 * table of their own, so that scrubbing deletes rows and touches no event.
 */
import type { Migration } from './migrate.ts';

export const mainSchema: readonly Migration[] = [
  {
    to: 1,
    up: (database) =>
      database.exec(`
        CREATE TABLE batches (
          meeting TEXT NOT NULL,
          last_version INTEGER NOT NULL,
          first_version INTEGER NOT NULL,
          events TEXT NOT NULL,
          PRIMARY KEY (meeting, last_version)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE texts (
          meeting TEXT NOT NULL,
          id TEXT NOT NULL,
          batch INTEGER NOT NULL,
          text TEXT NOT NULL,
          PRIMARY KEY (meeting, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX texts_by_batch ON texts (meeting, batch);

        CREATE TABLE agenda_updates (
          position INTEGER PRIMARY KEY AUTOINCREMENT,
          meeting TEXT NOT NULL,
          bytes BLOB NOT NULL
        ) STRICT;
        CREATE INDEX agenda_updates_by_meeting ON agenda_updates (meeting, position);

        CREATE TABLE staff (
          id TEXT PRIMARY KEY,
          email TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          role TEXT NOT NULL,
          passwordHash TEXT,
          disabled INTEGER NOT NULL,
          createdAt INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE links (
          secretHash TEXT PRIMARY KEY,
          purpose TEXT NOT NULL,
          staffId TEXT,
          expiresAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE meetings (
          id TEXT PRIMARY KEY,
          code TEXT NOT NULL UNIQUE,
          title TEXT NOT NULL,
          area TEXT NOT NULL,
          phase TEXT NOT NULL,
          createdAt INTEGER NOT NULL,
          closesAt INTEGER
        ) STRICT;

        CREATE TABLE areas (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          zips TEXT NOT NULL
        ) STRICT;

        CREATE TABLE sessions (
          id TEXT PRIMARY KEY,
          userId TEXT NOT NULL,
          expiresAt INTEGER NOT NULL,
          attributes TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessions_by_user ON sessions (userId);
      `),
  },
  {
    to: 2,
    up: (database) =>
      database.exec(`
        CREATE TABLE agenda_versions (
          meeting TEXT NOT NULL,
          id TEXT NOT NULL,
          name TEXT NOT NULL,
          kind TEXT NOT NULL,
          "by" TEXT NOT NULL,
          byName TEXT NOT NULL,
          at INTEGER NOT NULL,
          bytes INTEGER NOT NULL,
          document BLOB NOT NULL,
          PRIMARY KEY (meeting, id)
        ) STRICT;
      `),
  },
  {
    to: 3,
    up: (database) =>
      database.exec(`
        ALTER TABLE staff ADD COLUMN everywhere INTEGER NOT NULL DEFAULT 1;

        CREATE TABLE assignments (
          meetingId TEXT NOT NULL,
          staffId TEXT NOT NULL,
          role TEXT NOT NULL,
          PRIMARY KEY (meetingId, staffId)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX assignments_by_staff ON assignments (staffId);

        CREATE TABLE factors (
          staffId TEXT PRIMARY KEY,
          sealed TEXT NOT NULL,
          lastStep INTEGER NOT NULL,
          recovery TEXT NOT NULL,
          since INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE tries (
          key TEXT PRIMARY KEY,
          count INTEGER NOT NULL,
          until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tries_by_end ON tries (until);

        CREATE TABLE agency (
          name TEXT PRIMARY KEY,
          value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
      `),
  },
  {
    // What ties batches together. Older ones have nothing of it: they are the part before the chain begins.
    to: 4,
    up: (database) =>
      database.exec(`
        ALTER TABLE batches ADD COLUMN chain TEXT;
        ALTER TABLE batches ADD COLUMN seals TEXT;
        ALTER TABLE texts ADD COLUMN salt TEXT;
      `),
  },
  {
    to: 5,
    up: (database) =>
      database.exec(`
        ALTER TABLE meetings ADD COLUMN opensAt INTEGER;
        ALTER TABLE meetings ADD COLUMN timeZone TEXT;
        ALTER TABLE meetings ADD COLUMN agendaIdeas INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE meetings ADD COLUMN rehearsalOf TEXT;
        ALTER TABLE meetings ADD COLUMN wipedAt INTEGER;
      `),
  },
  {
    to: 6,
    up: (database) =>
      database.exec(`
        CREATE TABLE actions (
          meeting TEXT NOT NULL,
          id TEXT NOT NULL,
          version INTEGER NOT NULL,
          area TEXT NOT NULL,
          category TEXT,
          status TEXT NOT NULL,
          pending INTEGER NOT NULL,
          reopened INTEGER NOT NULL,
          confirmed INTEGER NOT NULL,
          due TEXT,
          overdueAt INTEGER,
          movedAt INTEGER NOT NULL,
          words TEXT NOT NULL,
          shown TEXT NOT NULL,
          PRIMARY KEY (meeting, id)
        ) STRICT;
        CREATE INDEX actions_by_move ON actions (-movedAt, meeting, id);

        CREATE TABLE pictures (
          id TEXT PRIMARY KEY,
          meeting TEXT NOT NULL,
          type TEXT NOT NULL,
          width INTEGER NOT NULL,
          height INTEGER NOT NULL,
          at INTEGER NOT NULL,
          content BLOB NOT NULL
        ) STRICT;
        CREATE INDEX pictures_by_meeting ON pictures (meeting, at);
      `),
  },
  {
    to: 7,
    up: (database) => database.exec('ALTER TABLE actions ADD COLUMN awaiting INTEGER NOT NULL DEFAULT 0'),
  },
];

export const keyringSchema: readonly Migration[] = [
  {
    to: 1,
    up: (database) =>
      database.exec('CREATE TABLE keys (meeting TEXT PRIMARY KEY, key TEXT NOT NULL) STRICT, WITHOUT ROWID'),
  },
];
