-- A store of schema 3, as released. Never change it: such files are out there.
CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  schema_version INTEGER NOT NULL CHECK (schema_version >= 1),
  data TEXT NOT NULL,
  metadata TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (stream, revision)
) STRICT;
CREATE TABLE streams (
  stream TEXT PRIMARY KEY,
  category TEXT NOT NULL,
  revision INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX streams_by_category ON streams (category, stream);
INSERT INTO events VALUES (1, 'desk-af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', 0, '3deb432b-a7a0-50fa-bf7f-27c84fbbdd7d', 'Noted', 3, '{"pages":1,"tags":[],"text":"snapshot a 0"}', '{"actor":{"role":"Verwaltung","unit":"Amt 50"},"classification":"internal","recordedAt":"2026-11-21T22:00:00.000Z","validTime":"2015-01-13"}', '0000000000000000000000000000000000000000000000000000000000000000', 'a9316c9d16f03c03673b8584e05f02233a1079801e7b6351f9e606c646c0544e');
INSERT INTO events VALUES (2, 'desk-af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', 1, 'ba413443-a4ae-5a40-a7a6-b5ce197d44b9', 'Noted', 3, '{"pages":1,"tags":[],"text":"snapshot a 1"}', '{"actor":{"role":"Verwaltung","unit":"Amt 50"},"classification":"internal","recordedAt":"2026-11-21T22:00:00.000Z","validTime":"2015-01-13"}', 'a9316c9d16f03c03673b8584e05f02233a1079801e7b6351f9e606c646c0544e', '64b2e81eb886d959dad9186c0bfd8fe779da5e2d0ea214c0fd6d19bcf587be53');
INSERT INTO events VALUES (3, 'desk-af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', 2, 'ca47c496-19dc-54dc-9a07-7e1d6d547566', 'Kept', 1, '{"value":{"ß":["''",1e-7,null]}}', '{"actor":{"role":"Verwaltung","unit":"Amt 50"},"classification":"internal","recordedAt":"2026-11-21T22:00:00.000Z","validTime":"2015-01-13"}', '64b2e81eb886d959dad9186c0bfd8fe779da5e2d0ea214c0fd6d19bcf587be53', '5d29a8180e5dc9f6c9d92a18a169e7ba1d6da88aab1b829aefd7dabbf5864d34');
INSERT INTO events VALUES (4, 'desk-f3412635-9b59-5e62-a28a-10985b611c63', 0, 'dca27c08-f389-585f-a48a-a48072565236', 'Noted', 3, '{"pages":1,"tags":[],"text":"snapshot b 0"}', '{"actor":{"role":"Verwaltung","unit":"Amt 50"},"classification":"internal","recordedAt":"2026-11-21T22:00:00.000Z","validTime":"2015-01-13"}', '0000000000000000000000000000000000000000000000000000000000000000', '57592a0a67a8267687a43cfae48a1fad717a4e85c202a88f9c8d9316f6f2e3c3');
INSERT INTO events VALUES (5, 'desk-f3412635-9b59-5e62-a28a-10985b611c63', 1, '7a827900-2487-5480-8089-ba4edcc447b7', 'Noted', 3, '{"pages":1,"tags":[],"text":"snapshot b 1"}', '{"actor":{"role":"Verwaltung","unit":"Amt 50"},"classification":"internal","recordedAt":"2026-11-21T22:00:00.000Z","validTime":"2015-01-13"}', '57592a0a67a8267687a43cfae48a1fad717a4e85c202a88f9c8d9316f6f2e3c3', '1008de52913a47438acd1f4ce33eadebef1a7416d42a2e58ffd28def7a332942');
INSERT INTO events VALUES (6, 'desk-f3412635-9b59-5e62-a28a-10985b611c63', 2, '8432cbf4-9805-57f8-9b5c-8b41debd4fdd', 'Kept', 1, '{"value":{"ß":["''",1e-7,null]}}', '{"actor":{"role":"Verwaltung","unit":"Amt 50"},"classification":"internal","recordedAt":"2026-11-21T22:00:00.000Z","validTime":"2015-01-13"}', '1008de52913a47438acd1f4ce33eadebef1a7416d42a2e58ffd28def7a332942', '5bbc7e5785a8fedf9a247687562a322ede2558c2262b8df33098a31157c1f766');
INSERT INTO streams VALUES ('desk-af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', 'desk', 2, '5d29a8180e5dc9f6c9d92a18a169e7ba1d6da88aab1b829aefd7dabbf5864d34');
INSERT INTO streams VALUES ('desk-f3412635-9b59-5e62-a28a-10985b611c63', 'desk', 2, '5bbc7e5785a8fedf9a247687562a322ede2558c2262b8df33098a31157c1f766');
CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER events_are_not_replaced BEFORE INSERT ON events
  WHEN EXISTS ( SELECT 1 FROM events WHERE position = NEW.position OR id = NEW.id OR (stream = NEW.stream AND revision = NEW.revision) ) BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;
CREATE TRIGGER streams_are_not_deleted BEFORE DELETE ON streams BEGIN SELECT RAISE(ABORT, 'streams are never deleted'); END;
CREATE TRIGGER streams_only_grow BEFORE UPDATE ON streams WHEN NEW.stream <> OLD.stream OR NEW.category <> OLD.category OR NEW.revision <= OLD.revision BEGIN SELECT RAISE(ABORT, 'streams only grow'); END;
PRAGMA application_id = 1450144335;
CREATE TABLE process_checkpoints (
  name TEXT PRIMARY KEY,
  position TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE process_settled (
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (name, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE store (
  identity TEXT NOT NULL
) STRICT;
INSERT INTO store VALUES ('5f0e2d7c1b3a49688796a5b4c3d2e1f0');
INSERT INTO process_checkpoints VALUES ('keeps-notes', '6');
INSERT INTO process_settled VALUES ('keeps-notes', 'note 2');
PRAGMA user_version = 3;
