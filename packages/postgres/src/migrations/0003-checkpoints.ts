/** What process managers remember; unlike events it may be lost. */
export const checkpoints = `
  CREATE TABLE @schema@.process_checkpoints (
    tenant smallint NOT NULL DEFAULT @schema@.current_tenant(),
    name text COLLATE "C" NOT NULL,
    position numeric NOT NULL CHECK (position >= 0 AND scale(position) = 0),
    PRIMARY KEY (tenant, name)
  );
  CREATE TABLE @schema@.process_settled (
    tenant smallint NOT NULL DEFAULT @schema@.current_tenant(),
    name text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, name, key)
  );
  ALTER TABLE @schema@.process_checkpoints ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE @schema@.process_settled ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY checkpoints_of_the_tenant ON @schema@.process_checkpoints USING (tenant = (SELECT @schema@.current_tenant()));
  CREATE POLICY settled_of_the_tenant ON @schema@.process_settled USING (tenant = (SELECT @schema@.current_tenant()));

  CREATE OR REPLACE FUNCTION @schema@.allow(role name) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER AS $$
  BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA @schema@ TO %I', role);
    EXECUTE format('GRANT SELECT ON @schema@.migration, @schema@.events, @schema@.streams TO %I', role);
    EXECUTE format('GRANT EXECUTE ON FUNCTION @schema@.tenant_of_session(), @schema@.current_tenant(), @schema@.horizon(), @schema@.in_flight(), @schema@.append_one, @schema@.append_many, @schema@.append_group TO %I', role);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON @schema@.process_checkpoints, @schema@.process_settled TO %I', role);
  END $$;
`
