/** The tables of the store, as numbered migrations. */

/** Marks a file as a store of this software: "VorO" in the header of the file. */
export const applicationId = 0x566f724f

/** One step from the schema before it. */
export interface Migration {
  /** The value of `user_version` after this step. */
  readonly version: number
  readonly sql: string
}

const refuse = (name: string, when: string, message: string): string =>
  `CREATE TRIGGER ${name} BEFORE ${when} BEGIN SELECT RAISE(ABORT, '${message}'); END;`

/**
 * Never change a step that was released: add one.
 *
 * Plain SQL shows an auditor all: who reads the file with another tool finds names, texts and JSON, no numbers to join.
 * The triggers keep every tool from changing history by accident (`INSERT OR REPLACE` deletes without asking the trigger
 * for deletion, unless a connection wants it so; hence a trigger of its own). The hash chain shows what is done on purpose.
 */
export const migrations: ReadonlyArray<Migration> = [
  {
    version: 1,
    sql: `
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

      ${refuse('events_are_not_changed', 'UPDATE ON events', 'events are never changed')}
      ${refuse('events_are_not_deleted', 'DELETE ON events', 'events are never deleted')}
      ${refuse(
        'events_are_not_replaced',
        `INSERT ON events
         WHEN EXISTS (
           SELECT 1 FROM events
           WHERE position = NEW.position OR id = NEW.id OR (stream = NEW.stream AND revision = NEW.revision)
         )`,
        'events are never replaced',
      )}
      ${refuse('streams_are_not_deleted', 'DELETE ON streams', 'streams are never deleted')}
      ${refuse(
        'streams_only_grow',
        'UPDATE ON streams WHEN NEW.stream <> OLD.stream OR NEW.category <> OLD.category OR NEW.revision <= OLD.revision',
        'streams only grow',
      )}
    `,
  },
  {
    version: 2,
    // What process managers remember; unlike events it may be lost. Positions are texts, as every store has them.
    sql: `
      CREATE TABLE process_checkpoints (
        name TEXT PRIMARY KEY,
        position TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE process_settled (
        name TEXT NOT NULL,
        key TEXT NOT NULL,
        PRIMARY KEY (name, key)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 3,
    // Positions mean something in this store alone; whoever keeps one must be able to tell it from a copy.
    sql: `
      CREATE TABLE store (
        identity TEXT NOT NULL
      ) STRICT;
      INSERT INTO store VALUES (lower(hex(randomblob(16))));
    `,
  },
]

/** The schema that this software writes. */
export const knownSchema = migrations.at(-1)?.version ?? 0
