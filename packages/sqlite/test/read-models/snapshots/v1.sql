-- A file of read models of schema 1, as released. Never change it: such files are out there.
PRAGMA application_id = 1450144335;
CREATE TABLE read_model_schema (version INTEGER NOT NULL) STRICT;
INSERT INTO "read_model_schema" VALUES (1);
CREATE TABLE read_model_projections (projection TEXT PRIMARY KEY, last_generation INTEGER NOT NULL) STRICT;
INSERT INTO "read_model_projections" VALUES ('desk_notes', 2);
CREATE TABLE read_model_generations (
    projection TEXT NOT NULL,
    generation INTEGER NOT NULL,
    version INTEGER NOT NULL,
    shape TEXT NOT NULL,
    tables TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'building', 'previous')),
    checkpoint TEXT,
    PRIMARY KEY (projection, generation)
  ) STRICT;
INSERT INTO "read_model_generations" VALUES ('desk_notes', 1, 1, '[["desk_note",["desk","number"],[["desk","text",false],["number","integer",false],["note","text",false]]]]', '[{"name":"desk_note","title":{"de":"desk note","en":"desk note"},"definition":{"de":"desk note","en":"desk note"},"source":"stream","key":["desk","number"],"columns":[{"title":{"de":"desk","en":"desk"},"definition":{"de":"desk","en":"desk"},"source":"stream","name":"desk","type":"text","nullable":false},{"title":{"de":"number","en":"number"},"definition":{"de":"number","en":"number"},"source":"stream","name":"number","type":"integer","nullable":false,"unit":"1"},{"title":{"de":"note","en":"note"},"definition":{"de":"note","en":"note"},"source":"stream","name":"note","type":"text","nullable":false}],"startsWithKey":true}]', 'previous', '6');
INSERT INTO "read_model_generations" VALUES ('desk_notes', 2, 1, '[["desk_note",["desk","number"],[["desk","text",false],["number","integer",false],["note","text",false]]]]', '[{"name":"desk_note","title":{"de":"desk note","en":"desk note"},"definition":{"de":"desk note","en":"desk note"},"source":"stream","key":["desk","number"],"columns":[{"title":{"de":"desk","en":"desk"},"definition":{"de":"desk","en":"desk"},"source":"stream","name":"desk","type":"text","nullable":false},{"title":{"de":"number","en":"number"},"definition":{"de":"number","en":"number"},"source":"stream","name":"number","type":"integer","nullable":false,"unit":"1"},{"title":{"de":"note","en":"note"},"definition":{"de":"note","en":"note"},"source":"stream","name":"note","type":"text","nullable":false}],"startsWithKey":true}]', 'active', '6');
CREATE TABLE read_model_poison (
    projection TEXT NOT NULL,
    generation INTEGER NOT NULL,
    position TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision TEXT NOT NULL,
    type TEXT,
    fault TEXT NOT NULL,
    PRIMARY KEY (projection, generation, position)
  ) STRICT;
CREATE TABLE read_model_views (name TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT;
CREATE TABLE read_model_origin (only INTEGER PRIMARY KEY CHECK (only = 1), first_event TEXT NOT NULL) STRICT;
INSERT INTO "read_model_origin" VALUES (1, 'a9316c9d16f03c03673b8584e05f02233a1079801e7b6351f9e606c646c0544e');
CREATE TABLE "_state_desk_notes__g1" (key TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;
INSERT INTO "_state_desk_notes__g1" VALUES ('af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', '["3deb432b-a7a0-50fa-bf7f-27c84fbbdd7d","ba413443-a4ae-5a40-a7a6-b5ce197d44b9","ca47c496-19dc-54dc-9a07-7e1d6d547566"]');
INSERT INTO "_state_desk_notes__g1" VALUES ('f3412635-9b59-5e62-a28a-10985b611c63', '["dca27c08-f389-585f-a48a-a48072565236","7a827900-2487-5480-8089-ba4edcc447b7","8432cbf4-9805-57f8-9b5c-8b41debd4fdd"]');
CREATE TABLE "desk_note__g1" ("desk" TEXT NOT NULL, "number" INTEGER NOT NULL, "note" TEXT NOT NULL, PRIMARY KEY ("desk", "number")) STRICT, WITHOUT ROWID;
INSERT INTO "desk_note__g1" VALUES ('af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', 1, '3deb432b-a7a0-50fa-bf7f-27c84fbbdd7d');
INSERT INTO "desk_note__g1" VALUES ('af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', 2, 'ba413443-a4ae-5a40-a7a6-b5ce197d44b9');
INSERT INTO "desk_note__g1" VALUES ('af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', 3, 'ca47c496-19dc-54dc-9a07-7e1d6d547566');
INSERT INTO "desk_note__g1" VALUES ('f3412635-9b59-5e62-a28a-10985b611c63', 1, 'dca27c08-f389-585f-a48a-a48072565236');
INSERT INTO "desk_note__g1" VALUES ('f3412635-9b59-5e62-a28a-10985b611c63', 2, '7a827900-2487-5480-8089-ba4edcc447b7');
INSERT INTO "desk_note__g1" VALUES ('f3412635-9b59-5e62-a28a-10985b611c63', 3, '8432cbf4-9805-57f8-9b5c-8b41debd4fdd');
CREATE TABLE "_state_desk_notes__g2" (key TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;
INSERT INTO "_state_desk_notes__g2" VALUES ('af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', '["3deb432b-a7a0-50fa-bf7f-27c84fbbdd7d","ba413443-a4ae-5a40-a7a6-b5ce197d44b9","ca47c496-19dc-54dc-9a07-7e1d6d547566"]');
INSERT INTO "_state_desk_notes__g2" VALUES ('f3412635-9b59-5e62-a28a-10985b611c63', '["dca27c08-f389-585f-a48a-a48072565236","7a827900-2487-5480-8089-ba4edcc447b7","8432cbf4-9805-57f8-9b5c-8b41debd4fdd"]');
CREATE TABLE "desk_note__g2" ("desk" TEXT NOT NULL, "number" INTEGER NOT NULL, "note" TEXT NOT NULL, PRIMARY KEY ("desk", "number")) STRICT, WITHOUT ROWID;
INSERT INTO "desk_note__g2" VALUES ('af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', 1, '3deb432b-a7a0-50fa-bf7f-27c84fbbdd7d');
INSERT INTO "desk_note__g2" VALUES ('af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', 2, 'ba413443-a4ae-5a40-a7a6-b5ce197d44b9');
INSERT INTO "desk_note__g2" VALUES ('af94cda3-6cd7-5aeb-8f13-0f91478d4ae9', 3, 'ca47c496-19dc-54dc-9a07-7e1d6d547566');
INSERT INTO "desk_note__g2" VALUES ('f3412635-9b59-5e62-a28a-10985b611c63', 1, 'dca27c08-f389-585f-a48a-a48072565236');
INSERT INTO "desk_note__g2" VALUES ('f3412635-9b59-5e62-a28a-10985b611c63', 2, '7a827900-2487-5480-8089-ba4edcc447b7');
INSERT INTO "desk_note__g2" VALUES ('f3412635-9b59-5e62-a28a-10985b611c63', 3, '8432cbf4-9805-57f8-9b5c-8b41debd4fdd');
CREATE UNIQUE INDEX read_model_active ON read_model_generations (projection) WHERE status = 'active';
CREATE VIEW data_dictionary AS
    SELECT relation.value ->> 'name' AS relation, 'table' AS kind, projection AS "of", col.key + 1 AS ordinal,
      col.value ->> 'name' AS name, col.value ->> 'type' AS type, col.value ->> 'nullable' AS nullable, col.value ->> 'unit' AS unit,
      col.value ->> '$.title.de' AS title_de, col.value ->> '$.title.en' AS title_en,
      col.value ->> '$.definition.de' AS definition_de, col.value ->> '$.definition.en' AS definition_en, col.value ->> 'source' AS source
    FROM read_model_generations, json_each(tables) AS relation, json_each(relation.value, '$.columns') AS col
    WHERE status = 'active'
    UNION ALL
    SELECT read_model_views.name, 'view', definition ->> 'id', col.key + 1,
      col.value ->> 'name', col.value ->> 'type', col.value ->> 'nullable', col.value ->> 'unit',
      col.value ->> '$.title.de', col.value ->> '$.title.en', col.value ->> '$.definition.de', col.value ->> '$.definition.en', col.value ->> 'source'
    FROM read_model_views, json_each(definition, '$.columns') AS col;
CREATE VIEW "desk_note" AS SELECT "desk", "number", "note" FROM "desk_note__g2";
